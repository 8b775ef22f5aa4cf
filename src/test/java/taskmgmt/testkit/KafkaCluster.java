package taskmgmt.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/** Three real brokers of Kafka that copy what they have to each other, each in a process of its own, for as long as it is open. */
public final class KafkaCluster implements AutoCloseable {
    private static final int NODES = 3;
    private static final long READY_NANOS = TimeUnit.SECONDS.toNanos(120);

    private final List<Process> processes = new ArrayList<>();
    private final List<Integer> ports = new ArrayList<>();

    private KafkaCluster() {}

    /** Returns when all of them are there. */
    public static KafkaCluster start(Path directory) throws IOException, InterruptedException {
        KafkaCluster cluster = new KafkaCluster();
        List<Integer> controllers = new ArrayList<>();
        StringJoiner voters = new StringJoiner(",");
        for (int i = 1; i <= NODES; i++) {
            cluster.ports.add(KafkaBroker.free());
            controllers.add(KafkaBroker.free());
            voters.add(i + "@127.0.0.1:" + controllers.getLast());
        }
        String id = UUID.randomUUID().toString().substring(0, 22);
        for (int i = 0; i < NODES; i++) {
            Path place = Files.createDirectories(directory.resolve("node" + (i + 1)));
            cluster.processes.add(KafkaBroker.launch(place, id, List.of("node.id=" + (i + 1), "controller.quorum.voters=" + voters,
                    "listeners=PLAINTEXT://127.0.0.1:" + cluster.ports.get(i) + ",CONTROLLER://127.0.0.1:" + controllers.get(i),
                    "advertised.listeners=PLAINTEXT://127.0.0.1:" + cluster.ports.get(i), "listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                    "offsets.topic.num.partitions=3", "offsets.topic.replication.factor=3", "transaction.state.log.num.partitions=3",
                    "transaction.state.log.replication.factor=3", "transaction.state.log.min.isr=2", "broker.heartbeat.interval.ms=1000",
                    "broker.session.timeout.ms=4000")));
        }
        cluster.awaitReady();
        return cluster;
    }

    private void awaitReady() throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_NANOS;
        try (Admin admin = admin()) {
            while (processes.stream().allMatch(Process::isAlive) && System.nanoTime() < end) {
                try {
                    if (admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).size() == NODES) {
                        return;
                    }
                } catch (ExecutionException | TimeoutException _) {
                    // Not yet.
                }
            }
        }
        close();
        throw new IOException("no three brokers");
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrap(), "default.api.timeout.ms", "60000", "request.timeout.ms", "5000"));
    }

    /** All of them, whether they are still there or not. */
    public String bootstrap() {
        return String.join(",", ports.stream().map(each -> "127.0.0.1:" + each).toList());
    }

    /** One that all three have a copy of; what is acknowledged is on two at least. */
    public void createTopic(String topic, int partitions) throws InterruptedException, ExecutionException {
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) NODES).configs(Map.of("min.insync.replicas", "2")))).all().get();
        }
    }

    /** Kills the broker that leads the first partition of a topic, without a word to the others. */
    public void killLeader(String topic) throws InterruptedException, ExecutionException {
        int node;
        try (Admin admin = admin()) {
            node = Objects.requireNonNull(admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic)).partitions().getFirst().leader().id();
        }
        Process process = processes.get(node - 1);
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
        processes.forEach(each -> each.onExit().join());
    }
}
