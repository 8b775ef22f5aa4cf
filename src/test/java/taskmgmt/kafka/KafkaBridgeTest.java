package taskmgmt.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.task.RefusedException;
import taskmgmt.testkit.KafkaBroker;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** Over a real broker: what is killed between any two steps loses nothing and doubles nothing. */
@Sweep
class KafkaBridgeTest {
    @TempDir
    private static Path brokers;
    private static KafkaBroker broker;
    private static int topics;

    @TempDir
    private Path directory;
    private Tool tool;
    private Path logs;
    private String topic;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        broker = KafkaBroker.start(brokers);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @BeforeEach
    void make(TestInfo test) throws InterruptedException, ExecutionException {
        tool = Tool.in(directory);
        logs = directory.resolve("logs");
        topic = test.getTestMethod().orElseThrow().getName() + ++topics;
        broker.createTopic(topic, 3);
    }

    private static KafkaAccess access() {
        return new KafkaAccess(broker.address(), Map.of(), Duration.ofSeconds(30));
    }

    private void tasks(int from, int to) {
        for (int i = from; i < to; i++) {
            tool.run("task", "create", "--title", "t" + i, "--id", "t" + i, "--start");
        }
    }

    private List<String> registry() throws IOException {
        return Files.readAllLines(logs.resolve("registry.jsonl"));
    }

    private List<String> published() {
        return broker.committed(topic).stream().map(ConsumerRecord::value).toList();
    }

    private RegistryPublisher publisher(RegistryPublisher.Steps steps) throws IOException, BridgeException {
        return RegistryPublisher.open(access(), new RegistryPublisher.Target(topic, "here"), logs, steps, 700);
    }

    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Ends a publisher where it stands, without a word to the broker. */
    private static RegistryPublisher.Steps killedAt(boolean beforeCommit, int turn) {
        int[] turns = {0};
        return new RegistryPublisher.Steps() {
            @Override
            public void sent() {
                if (beforeCommit && ++turns[0] == turn) {
                    throw new Killed();
                }
            }

            @Override
            public void committed() {
                if (!beforeCommit && ++turns[0] == turn) {
                    throw new Killed();
                }
            }
        };
    }

    @Test
    void publishesEachLineOnceUnderTheIdOfItsTask() throws IOException, BridgeException {
        tasks(0, 4);
        try (RegistryPublisher publisher = publisher(RegistryPublisher.Steps.NONE)) {
            assertThat(publisher.run().events()).isEqualTo(8);
            assertThat(publisher.run().events()).isZero();
            tasks(4, 6);
            assertThat(publisher.run()).returns(4L, RegistryPublisher.Published::events).returns(Files.size(logs.resolve("registry.jsonl")), RegistryPublisher.Published::bytes);
        }
        assertThat(published()).containsExactlyInAnyOrderElementsOf(registry());
        assertThat(broker.committed(topic)).allSatisfy(each -> assertThat(each.value()).contains("\"task_id\":\"" + each.key() + "\""));
    }

    @Test
    void aPublisherThatIsKilledAtAnyStepLosesAndDoublesNothing() throws IOException, BridgeException {
        tasks(0, 12);
        for (int turn = 1; turn <= 2; turn++) {
            for (boolean beforeCommit : new boolean[] {true, false}) {
                RegistryPublisher killed = publisher(killedAt(beforeCommit, turn)); // left open, as a dead process leaves it
                assertThatThrownBy(killed::run).isInstanceOf(Killed.class);
            }
        }
        try (RegistryPublisher publisher = publisher(RegistryPublisher.Steps.NONE)) {
            publisher.run();
        }
        assertThat(published()).containsExactlyInAnyOrderElementsOf(registry()).hasSize(24);
    }

    /** Each side may lose its own note of how far the bridge has come. */
    @Test
    void knowsItsPlaceFromTheBrokerOrFromTheLog() throws IOException, BridgeException {
        tasks(0, 2);
        for (int turn = 0; turn < 2; turn++) {
            try (RegistryPublisher publisher = publisher(RegistryPublisher.Steps.NONE)) {
                publisher.run();
            }
            try (var files = Files.newDirectoryStream(logs.resolve(".state/bridges"))) {
                for (Path each : files) {
                    Files.delete(each);
                }
            }
        }
        assertThat(published()).hasSize(4);
    }

    @Test
    void theLaterOfTwoPublishersEndsTheFirst() throws IOException, BridgeException {
        tasks(0, 2);
        try (RegistryPublisher first = publisher(RegistryPublisher.Steps.NONE); RegistryPublisher second = publisher(RegistryPublisher.Steps.NONE)) {
            assertThat(second.run().events()).isEqualTo(4);
            assertThatThrownBy(first::run).isInstanceOf(BridgeException.class).hasMessage("another bridge with the same name publishes now");
        }
        assertThat(published()).hasSize(4);
    }

    @Test
    void anotherLogIsNotTakenForThisOne() throws IOException, BridgeException {
        tasks(0, 2);
        try (RegistryPublisher publisher = publisher(RegistryPublisher.Steps.NONE)) {
            publisher.run();
        }
        Files.writeString(logs.resolve("registry.jsonl"), Files.readString(logs.resolve("registry.jsonl")).replace("\"t0\"", "\"x0\""));
        assertThatThrownBy(() -> publisher(RegistryPublisher.Steps.NONE)).isInstanceOf(RefusedException.class).hasMessageContaining("is not the log that the bridge here");
    }

    private List<String> take(boolean isKilled) throws BridgeException, InterruptedException, IOException {
        List<String> taken = new ArrayList<>();
        try (TopicReader reader = TopicReader.open(access(), topic, logs)) {
            reader.takeAll(lines -> {
                lines.forEach(each -> taken.add(each.text()));
                if (isKilled) {
                    throw new UncheckedIOException(new IOException("killed"));
                }
            });
        }
        return taken;
    }

    @Test
    void whatWasNotCountedAsTakenComesAgainUnderTheSameId() throws InterruptedException, ExecutionException, BridgeException, IOException {
        broker.send(topic, "{\"event\":\"task.created\",\"task_id\":\"a\"}", "{\"event\":\"task.created\",\n\"task_id\":\"b\",\"event_id\":\"own\"}", null, "no json");
        assertThatThrownBy(() -> take(true)).isInstanceOf(UncheckedIOException.class);
        List<String> again = take(false);
        assertThat(again).hasSize(3).anyMatch(each -> each.contains("\"event_id\":\"kafka:")).contains("no json", "{\"event\":\"task.created\", \"task_id\":\"b\",\"event_id\":\"own\"}");
        assertThat(take(false)).isEmpty();
        broker.send(topic, "{\"event\":\"task.created\",\"task_id\":\"c\"}");
        assertThat(take(false)).hasSize(1);
    }

    @Test
    void aTopicThatWasMadeAgainIsAnotherOne() throws InterruptedException, ExecutionException, BridgeException, IOException {
        broker.send(topic, "{\"event\":\"task.created\",\"task_id\":\"a\"}");
        String before = take(false).getFirst();
        broker.deleteTopic(topic);
        String made = topic + "2";
        broker.createTopic(made, 1);
        topic = made;
        broker.send(topic, "{\"event\":\"task.created\",\"task_id\":\"a\"}");
        assertThat(take(false)).hasSize(1).doesNotContain(before);
    }

    /** From one log to another by the command line, with a second delivery of everything. */
    @Test
    void oneLogFollowsAnotherExactlyOnce() throws IOException {
        tasks(0, 3);
        tool.run("task", "complete", "t0");
        String[] where = {"--bootstrap", broker.address(), "--topic", topic};
        Tool.Outcome first = run("publish", "logs", where);
        assertThat(first).as(first.err()).returns(0, Tool.Outcome::status);
        assertThat(first.out()).startsWith("7 events published to " + topic + ": up to byte ");
        assertThat(run("take", "there", where).out()).isEqualTo("7 records of " + topic + ": 7 added, 0 known already, 0 refused\n");
        assertThat(run("take", "there", where).out()).isEqualTo("0 records of " + topic + ": 0 added, 0 known already, 0 refused\n");
        assertThat(run("publish", "logs", "--bootstrap", broker.address(), "--topic", topic, "--name", "again").out()).startsWith("7 events");
        assertThat(run("take", "there", where).out()).isEqualTo("7 records of " + topic + ": 0 added, 7 known already, 0 refused\n");
        assertThat(tool.run("task", "list", "-q", "--status", "completed", "--logs", "there").out()).isEqualTo("t0\n");
        assertThat(tool.run("audit", "verify", "--logs", "there").status()).isZero();
    }

    private Tool.Outcome run(String verb, String log, String... more) {
        List<String> words = new ArrayList<>(List.of("bridge", "kafka", verb, "--logs", log));
        words.addAll(List.of(more));
        return tool.run(words.toArray(String[]::new));
    }

    @Test
    void refusedRecordsAreNamedByTheirPlace() throws InterruptedException, ExecutionException {
        broker.send(topic, "nonsense", "{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"a\"}");
        Tool.Outcome outcome = run("take", "logs", "--bootstrap", broker.address(), "--topic", topic, "--json");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).matches("partition \\d offset \\d refused: .*\n");
        assertThat(outcome.out()).contains("\"added\": 1", "\"refused\": 1");
    }

    /** Kafka's own consumer and producer for the console: what they read and send nobody here wrote. */
    @Test
    void kafkasOwnToolsReadWhatIsPublishedAndSendWhatIsTaken() throws Exception {
        tasks(0, 3);
        run("publish", "logs", "--bootstrap", broker.address(), "--topic", topic);
        List<String> lines = registry();
        String read = broker.tool("consumer.ConsoleConsumer", "", "--topic", topic, "--from-beginning", "--isolation-level", "read_committed", "--max-messages",
                String.valueOf(lines.size()), "--formatter-property", "print.key=true", "--formatter-property", "key.separator= ");
        assertThat(read.lines().map(each -> each.substring(each.indexOf(' ') + 1))).containsExactlyInAnyOrderElementsOf(lines);
        assertThat(read.lines()).allSatisfy(each -> assertThat(each).contains("\"task_id\":\"" + each.substring(0, each.indexOf(' ')) + "\""));

        broker.tool("ConsoleProducer", "{\"event\":\"task.created\",\"task_id\":\"sent\",\"title\":\"by hand\",\"ts\":\"2025-11-17T11:00:00Z\"}\n", "--topic", topic);
        assertThat(run("take", "there", "--bootstrap", broker.address(), "--topic", topic).out()).isEqualTo("7 records of " + topic
                + ": 7 added, 0 known already, 0 refused\n");
        assertThat(tool.run("task", "show", "sent", "--logs", "there").out()).contains("by hand");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512"})
    void aPasswordAndTlsAreInAFileAndWrongOnesAreSaidInOneLine(String mechanism) throws IOException {
        tasks(0, 2);
        String[] where = {"--bootstrap", broker.secureAddress(), "--topic", topic, "--property-file", "client.properties", "--timeout", "10s"};
        Path file = directory.resolve("client.properties");
        Files.writeString(file, broker.secureSettings(mechanism, KafkaBroker.PASSWORD));
        assertThat(run("publish", "logs", where)).returns(0, Tool.Outcome::status);
        assertThat(run("take", "there", where).out()).isEqualTo("4 records of " + topic + ": 4 added, 0 known already, 0 refused\n");

        Files.writeString(file, broker.secureSettings(mechanism, "guessed"));
        Tool.Outcome refused = run("publish", "logs", where);
        assertThat(refused.status()).isEqualTo(1);
        assertThat(refused.err()).startsWith("task-mgmt: not published: the broker does not know us: ").doesNotContain("guessed").hasLineCount(1);
        Files.writeString(file, broker.secureSettings(mechanism, KafkaBroker.PASSWORD).replaceAll("ssl\\.truststore.*\n", ""));
        Tool.Outcome untrusted = run("take", "there", where);
        assertThat(untrusted.status()).isEqualTo(1);
        assertThat(untrusted.err()).startsWith("task-mgmt: not taken: the broker does not know us: ").hasLineCount(1);
    }

    @Test
    void aTopicThatIsNotThereIsSaid() {
        assertThat(run("take", "logs", "--bootstrap", broker.address(), "--topic", "none")).returns(1, Tool.Outcome::status)
                .returns("task-mgmt: not taken: there is no such topic\n", Tool.Outcome::err);
    }
}
