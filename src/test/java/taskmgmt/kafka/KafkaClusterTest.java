package taskmgmt.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.KafkaBroker;
import taskmgmt.testkit.KafkaCluster;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** Over three real brokers, one of which dies in the middle of it. */
@Sweep
class KafkaClusterTest {
    private static final int TASKS = 40;

    @TempDir
    private Path brokers;
    @TempDir
    private Path directory;

    /** What was acknowledged is on the brokers that are left; the transaction that was open is ended or taken up by them. */
    @Test
    void aBrokerThatDiesLosesNothingAndDoublesNothing() throws Exception {
        Tool tool = Tool.in(directory);
        for (int i = 0; i < TASKS; i++) {
            tool.run("task", "create", "--title", "t" + i, "--id", "t" + i, "--start");
        }
        try (KafkaCluster cluster = KafkaCluster.start(brokers)) {
            cluster.createTopic("tasks", 3);
            int[] transactions = {0};
            RegistryPublisher.Steps steps = new RegistryPublisher.Steps() {
                @Override
                public void sent() {
                    if (++transactions[0] == 3) {
                        kill(cluster);
                    }
                }
            };
            KafkaAccess access = new KafkaAccess(cluster.bootstrap(), Map.of(), Duration.ofSeconds(30));
            try (RegistryPublisher publisher = RegistryPublisher.open(access, new RegistryPublisher.Target("tasks", "here"), directory.resolve("logs"), steps, 2_000)) {
                assertThat(publisher.run().events()).isEqualTo(2 * TASKS);
            }
            assertThat(transactions[0]).isGreaterThan(5);
            List<String> published = KafkaBroker.committed(cluster.bootstrap(), "tasks").stream().map(ConsumerRecord::value).toList();
            assertThat(published).containsExactlyInAnyOrderElementsOf(Files.readAllLines(directory.resolve("logs/registry.jsonl")));

            String[] take = {"bridge", "kafka", "take", "--bootstrap", cluster.bootstrap(), "--topic", "tasks", "--logs", "there"};
            assertThat(tool.run(take).out()).isEqualTo(2 * TASKS + " records of tasks: " + 2 * TASKS + " added, 0 known already, 0 refused\n");
            assertThat(tool.run("task", "list", "-q", "--status", "active", "--logs", "there").out().lines()).hasSize(TASKS);
            assertThat(tool.run("audit", "verify", "--logs", "there").status()).isZero();
        }
    }

    private static void kill(KafkaCluster cluster) {
        try {
            cluster.killLeader("tasks");
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
