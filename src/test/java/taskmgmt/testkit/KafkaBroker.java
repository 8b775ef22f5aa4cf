package taskmgmt.testkit;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
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
    private static final Duration READY = Duration.ofMinutes(4);
    private static final String STORE_PASSWORD = "changeit";
    private static final int SCRAM_ITERATIONS = 4_096;

    /** For the listener that takes nobody without a password. */
    public static final String USER = "tasks";
    public static final String PASSWORD = "let me in";

    /** By which a password is shown without being sent (RFC 5802). */
    public static final List<String> SCRAM = List.of("SCRAM-SHA-256", "SCRAM-SHA-512");

    private static final String SCRAM_MODULE = "org.apache.kafka.common.security.scram.ScramLoginModule";

    private final Process process;
    private final int port;
    private final int securePort;
    private final Path certificate;

    private KafkaBroker(Process process, int port, int securePort, Path certificate) {
        this.process = process;
        this.port = port;
        this.securePort = securePort;
        this.certificate = certificate;
    }

    /** A broker alone, with a listener for everybody, and one that wants TLS and a password, shown as such or by SCRAM. */
    public static KafkaBroker start(Path directory) throws IOException, InterruptedException {
        int port = free();
        int secure = free();
        int controller = free();
        Path keys = keys(directory);
        String listener = "listener.name.secure.";
        Process process = launch(directory, UUID.randomUUID().toString().substring(0, 22), List.of("node.id=1",
                "controller.quorum.voters=1@127.0.0.1:" + controller, "listeners=PLAINTEXT://127.0.0.1:" + port + ",SECURE://127.0.0.1:" + secure
                + ",CONTROLLER://127.0.0.1:" + controller, "advertised.listeners=PLAINTEXT://127.0.0.1:" + port + ",SECURE://127.0.0.1:" + secure,
                "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,SECURE:SASL_SSL,CONTROLLER:PLAINTEXT", listener + "sasl.enabled.mechanisms=PLAIN,"
                + String.join(",", SCRAM), listener + "scram-sha-256.sasl.jaas.config=" + SCRAM_MODULE + " required;",
                listener + "scram-sha-512.sasl.jaas.config=" + SCRAM_MODULE + " required;",
                listener + "plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_" + USER + "=\"" + PASSWORD + "\";",
                listener + "ssl.keystore.type=PKCS12", listener + "ssl.keystore.location=" + keys, listener + "ssl.keystore.password=" + STORE_PASSWORD,
                "offsets.topic.num.partitions=1", "offsets.topic.replication.factor=1", "transaction.state.log.num.partitions=1",
                "transaction.state.log.replication.factor=1", "transaction.state.log.min.isr=1"));
        KafkaBroker broker = new KafkaBroker(process, port, secure, keys.resolveSibling("broker.pem"));
        broker.awaitReady(directory.resolve("broker.out"));
        broker.know(USER, PASSWORD);
        return broker;
    }

    /** Formats the storage of a node that is broker and controller, and then is that node, in a process of its own. */
    static Process launch(Path directory, String cluster, List<String> settings) throws IOException {
        List<String> lines = new ArrayList<>(settings);
        lines.addAll(List.of("process.roles=broker,controller", "controller.listener.names=CONTROLLER", "log.dirs=" + directory.resolve("data"),
                "auto.create.topics.enable=false", "group.initial.rebalance.delay.ms=0", ""));
        Path properties = Files.writeString(directory.resolve("server.properties"), String.join("\n", lines));
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
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of(starter.toString(), properties.toString(), cluster));
        return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(directory.resolve("broker.out").toFile()).start();
    }

    private static List<String> java() {
        return List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"));
    }

    /** A key for the broker, and its certificate beside it as PEM. */
    private static Path keys(Path directory) throws IOException, InterruptedException {
        Path store = directory.resolve("broker.p12");
        String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        said(List.of(keytool, "-genkeypair", "-alias", "broker", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "SAN=ip:127.0.0.1,dns:localhost",
                "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", STORE_PASSWORD, "-validity", "2"), "");
        said(List.of(keytool, "-exportcert", "-rfc", "-alias", "broker", "-keystore", store.toString(), "-storepass", STORE_PASSWORD, "-file",
                directory.resolve("broker.pem").toString()), "");
        return store;
    }

    /** What a program prints that reads a text. */
    private static String said(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().close();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(command + " ended with " + process.exitValue() + ": " + printed);
        }
        return printed;
    }

    /** One of Kafka's own tools for the console, by the name of its class: what it prints. */
    public String tool(String name, String input, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(java());
        command.addAll(List.of("org.apache.kafka.tools." + name, "--bootstrap-server", address()));
        command.addAll(List.of(words));
        return said(command, input);
    }

    static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady(Path output) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY.toNanos();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address(), "default.api.timeout.ms", "60000", "request.timeout.ms", "5000"))) {
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

    /** Has the controller keep what a password is recognized by. */
    private void know(String user, String password) throws IOException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", address()))) {
            for (String each : SCRAM) {
                ScramCredentialInfo how = new ScramCredentialInfo(ScramMechanism.fromMechanismName(each), SCRAM_ITERATIONS);
                admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(user, how, password))).all().get();
            }
        } catch (ExecutionException e) {
            throw new IOException(e);
        }
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** Of the listener that wants TLS and a password. */
    public String secureAddress() {
        return "127.0.0.1:" + securePort;
    }

    /** The settings of a client that may come in there, as a file has them. */
    public String secureSettings(String mechanism, String password) {
        String module = SCRAM.contains(mechanism) ? SCRAM_MODULE : "org.apache.kafka.common.security.plain.PlainLoginModule";
        return String.join("\n", "security.protocol=SASL_SSL", "sasl.mechanism=" + mechanism, "sasl.jaas.config=" + module + " required username=\"" + USER
                + "\" password=\"" + password + "\";", "ssl.truststore.type=PEM", "ssl.truststore.location=" + certificate, "");
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
        return committed(address(), topic);
    }

    /** The same of any brokers. */
    public static List<ConsumerRecord<String, String>> committed(String bootstrap, String topic) {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", bootstrap);
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
