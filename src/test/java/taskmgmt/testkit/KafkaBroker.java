package taskmgmt.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** A real broker of Kafka, controller and broker in one process of its own, for as long as it is open. */
public final class KafkaBroker implements AutoCloseable {
    private static final Duration READY = Duration.ofSeconds(90);

    private final Process process;
    private final int port;

    private KafkaBroker(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    public static KafkaBroker start(Path directory) throws IOException, InterruptedException {
        int port = free();
        int controller = free();
        Path data = Files.createDirectories(directory.resolve("data"));
        Path properties = Files.writeString(directory.resolve("server.properties"), String.join("\n", "process.roles=broker,controller", "node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controller, "listeners=PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller,
                "advertised.listeners=PLAINTEXT://127.0.0.1:" + port, "controller.listener.names=CONTROLLER",
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT", "log.dirs=" + data, "offsets.topic.num.partitions=1",
                "offsets.topic.replication.factor=1", "transaction.state.log.num.partitions=1", "transaction.state.log.replication.factor=1",
                "transaction.state.log.min.isr=1", "auto.create.topics.enable=false", "group.initial.rebalance.delay.ms=0", ""));
        Path output = directory.resolve("broker.out");
        // Formats the storage, and then is the broker.
        Path starter = Files.writeString(directory.resolve("Starter.java"), """
                class Starter {
                    public static void main(String[] args) {
                        if (kafka.tools.StorageTool.execute(new String[] {"format", "-t", args[1], "-c", args[0]}, System.out) != 0) {
                            System.exit(1);
                        }
                        kafka.Kafka.main(new String[] {args[0]});
                    }
                }
                """);
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"), starter.toString(), properties.toString(),
                UUID.randomUUID().toString().substring(0, 22)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        KafkaBroker broker = new KafkaBroker(process, port);
        broker.awaitReady(output);
        return broker;
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address(), "default.api.timeout.ms", "90000", "request.timeout.ms", "5000"))) {
            while (process.isAlive() && System.nanoTime() < end) {
                try {
                    if (!admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty()) {
                        return;
                    }
                } catch (ExecutionException | java.util.concurrent.TimeoutException _) {
                    // Not yet.
                }
            }
        }
        close();
        throw new IOException("no broker: " + Files.readString(output));
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    public void createTopic(String topic, int partitions) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1))).all().get();
        }
    }

    public void deleteTopic(String topic) throws InterruptedException, ExecutionException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            admin.deleteTopics(List.of(topic)).all().get();
        }
    }

    /** What another program sends. */
    public void send(String topic, @Nullable String... values) throws InterruptedException, ExecutionException {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", address());
        properties.put("key.serializer", StringSerializer.class);
        properties.put("value.serializer", StringSerializer.class);
        try (Producer<String, String> producer = new KafkaProducer<>(properties)) {
            for (String each : values) {
                producer.send(new ProducerRecord<>(topic, each)).get();
            }
        }
    }

    /** All that is committed in a topic, as somebody else reads it. */
    public List<ConsumerRecord<String, String>> committed(String topic) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", address());
        properties.put("isolation.level", "read_committed");
        properties.put("key.deserializer", StringDeserializer.class);
        properties.put("value.deserializer", StringDeserializer.class);
        List<ConsumerRecord<String, String>> all = new ArrayList<>();
        try (Consumer<String, String> consumer = new KafkaConsumer<>(properties)) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream().map(each -> new TopicPartition(topic, each.partition())).toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < end.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
