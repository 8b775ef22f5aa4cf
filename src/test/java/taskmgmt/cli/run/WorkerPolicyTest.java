package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** What the policy denies of one task of the queue keeps no worker from the others. */
class WorkerPolicyTest {
    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void add() {
        tool = Tool.in(directory).environment("USER", "ann").ticking();
        assertThat(tool.run("add", "--id", "a", "--subsystem", "disks", "--priority", "9", "--", "true").status()).isZero();
        assertThat(tool.run("add", "--id", "b", "--", "true").status()).isZero();
        assertThat(tool.run("add", "--id", "c", "--after", "b", "--", "true").status()).isZero();
    }

    private void forbid(String action) throws Exception {
        Files.writeString(directory.resolve("logs/policy.json"), """
                {"version":1,"default":"allow","rules":[{"name":"no disks","effect":"deny","accounts":["*"],"actions":["%s"],"scope":["/disks/*"]}]}
                """.formatted(action));
    }

    private String states() {
        return tool.run("task", "list", "-o", "csv", "--columns", "task_id,status", "--sort", "task_id", "--no-headers").out().replace("\r", "");
    }

    @Test
    void aTaskThatMayNotBeStartedIsPassedOverAndOnRecord() throws Exception {
        forbid("task.start");
        Tool.Outcome outcome = tool.run("worker", "--drain", "--quiet", "--slots", "1");
        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.err()).contains("task.start").contains("no disks");
        assertThat(states()).isEqualTo("a,queued\nb,completed\nc,completed\n");
        assertThat(tool.run("audit", "list", "--action", "access_denied", "-o", "csv", "--no-headers").out().lines()).hasSize(1);

        Files.delete(directory.resolve("logs/policy.json"));
        tool.run("worker", "--drain", "--quiet");
        assertThat(states()).startsWith("a,completed\n");
    }

    @Test
    void anEndThatMayNotBeRecordedIsSaidAndTheOthersAreRecorded() throws Exception {
        forbid("task.complete");
        Tool.Outcome outcome = tool.run("worker", "--drain", "--quiet", "--slots", "2");
        assertThat(outcome.err()).contains("what became of a is not recorded");
        assertThat(states()).contains("b,completed\nc,completed\n").doesNotContain("a,completed");
    }
}
