package taskmgmt.cli.heal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Playbooks about tasks that run too long, and about lines of a log, from the look to the end of the incident. */
class HealTasksTest {
    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
    private static final int RUNS = 12;
    private static final int DEFAULT_SECONDS = 60;

    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void here() {
        tool = Tool.in(directory);
    }

    private Tool.Outcome at(long second, String... words) {
        return tool.at(NOON.plusSeconds(second).toString()).run(words);
    }

    /** A dozen runs of a minute each, all of them before noon. */
    private void history() {
        for (int i = 0; i < RUNS; i++) {
            long start = -7_200 + i * 300L;
            assertThat(at(start, "task", "create", "--id", "past" + i, "--title", "t", "--type", "backup", "--subsystem", "storage", "--start").status()).isZero();
            assertThat(at(start + DEFAULT_SECONDS, "task", "complete", "past" + i).status()).isZero();
        }
    }

    private void playbook(String condition, String remedy) throws IOException {
        Files.writeString(directory.resolve("book.yaml"), "id: book\nfailure_mode: slow\nseverity: low\ndetector: {type: tasks, condition: "
                + condition + ", subsystem: storage}\nremedies: [{type: " + remedy + "}]\nverification: {within: 1s}\n");
    }

    private void begin(String id, String... more) {
        String[] words = {"task", "create", "--id", id, "--title", "t", "--type", "backup", "--subsystem", "storage", "--start"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        assertThat(at(0, all).status()).isZero();
    }

    @Test
    void aTaskThatTakesThreeTimesAsLongAsUsualIsBegunAgain() throws Exception {
        history();
        begin("slow");
        playbook("anomalous", "retry_tasks");

        assertThat(at(3 * DEFAULT_SECONDS, "heal", "run", "book.yaml").out()).startsWith("book: fine: ");
        Tool.Outcome outcome = at(3 * DEFAULT_SECONDS + 1, "heal", "run", "book.yaml");
        assertThat(outcome.out()).startsWith("book: down: 1 task is active for far longer than usual: slow\n").contains(" resolved in ");
        assertThat(outcome.status()).isZero();
        assertThat(at(4 * DEFAULT_SECONDS, "task", "show", "slow", "--json").out()).contains("\"status\": \"retrying\"");
    }

    @Test
    void aDeadLetterOfTheQueueIsSentBackAndAPlainFailureIsNot() throws Exception {
        playbook("dead_letter", "retry_tasks");
        begin("plain");
        at(1, "task", "fail", "plain", "--error", "x");
        assertThat(at(2, "add", "--id", "other", "--subsystem", "web", "--title", "t", "--", "false").status()).isZero();
        assertThat(at(2, "add", "--id", "letter", "--subsystem", "storage", "--title", "t", "--", "false").status()).isZero();
        for (String id : new String[] {"other", "letter"}) {
            assertThat(at(3, "task", "start", id).status()).isZero();
            assertThat(at(3, "heal", "run", "book.yaml").out()).isEqualTo("book: fine: no task is among the dead letters\n");
            assertThat(at(4, "task", "fail", id, "--error", "x").status()).isZero();
        }

        Tool.Outcome outcome = at(5, "heal", "run", "book.yaml");
        assertThat(outcome.out()).startsWith("book: down: 1 task is among the dead letters: letter\n").contains(" resolved in ");
        assertThat(at(6, "task", "show", "letter", "--json").out()).contains("\"status\": \"retrying\"");
        assertThat(at(6, "dead", "list", "-q").out()).isEqualTo("other\n");
    }

    @Test
    void withoutHistoryNothingIsUnusual() throws Exception {
        begin("slow", "--sla", "1m");
        playbook("anomalous", "escalate");
        assertThat(at(100_000, "heal", "run", "book.yaml").out()).startsWith("book: fine: ");
        playbook("sla_at_risk", "escalate");
        assertThat(at(30, "heal", "run", "book.yaml").out()).startsWith("book: fine: ");
    }

    /** The usual time is a minute: at half of it one that has to end after 50 s is late, and one that has 70 s is not. */
    @Test
    void aTaskThatWillMissItsDeadlineIsKnownBeforeItDoes() throws Exception {
        history();
        begin("relaxed", "--sla", "70s");
        playbook("sla_at_risk", "escalate");
        assertThat(at(30, "heal", "run", "book.yaml").out()).startsWith("book: fine: ");

        begin("tight", "--sla", "50s");
        begin("free");
        Tool.Outcome outcome = at(30, "heal", "run", "book.yaml");
        assertThat(outcome.out()).startsWith("book: down: 1 task is expected to miss the deadline: tight\n").contains("failed");
        assertThat(outcome.status()).isEqualTo(1);
    }

    @Test
    void aLineOfALogIsHealedOnceAndLeavesNothingForTheNextLook() throws Exception {
        Path log = Files.writeString(directory.resolve("app.log"), "ERROR long ago\n");
        Files.writeString(directory.resolve("book.yaml"), """
                id: book
                failure_mode: broken
                severity: high
                detector: {type: log_line, path: app.log, pattern: ERROR}
                remedies: [{type: command, shell: true, line: 'echo healed >> healed'}]
                verification: {within: 1s}
                cool_down: 1s
                """);
        assertThat(at(0, "heal", "run", "--dry-run", "book.yaml").status()).isZero();
        assertThat(directory.resolve("logs")).as("a dry run keeps nothing").doesNotExist();
        assertThat(at(1, "task", "create", "--title", "makes the log").status()).isZero();
        assertThat(at(2, "heal", "run", "book.yaml").out()).startsWith("book: fine: ");

        Files.writeString(log, "ERROR now\n", StandardOpenOption.APPEND);
        assertThat(at(3, "heal", "run", "--dry-run", "book.yaml").out()).startsWith("book: down: 1 new line of app.log matches 'ERROR': ERROR now\n");
        Tool.Outcome outcome = at(4, "heal", "run", "book.yaml");
        assertThat(outcome.out()).startsWith("book: down: 1 new line of app.log matches 'ERROR': ERROR now\n").contains(" resolved in ");
        assertThat(at(60, "heal", "run", "book.yaml").out()).startsWith("book: fine: ");
        assertThat(Files.readAllLines(directory.resolve("healed"))).hasSize(1);
        assertThat(at(61, "doctor").out()).doesNotContain("watched");
    }
}
