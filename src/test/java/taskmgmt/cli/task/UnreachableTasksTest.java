package taskmgmt.cli.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** What waits for a task that failed or was cancelled, and what waits for nothing worse than a less urgent task. */
class UnreachableTasksTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void makeTool() {
        tool = Tool.in(directory);
    }

    @Test
    void whatWaitsForAFailedTaskIsUnreachableEverywhere() {
        tool.run("task", "create", "--id", "up", "--title", "t", "--start");
        tool.run("task", "create", "--id", "down", "--title", "t", "--depends-on", "up", "--priority", "10");
        tool.run("task", "create", "--id", "below", "--title", "t", "--depends-on", "down");
        tool.run("task", "create", "--id", "ok", "--title", "t");
        assertThat(tool.run("stuck").out()).doesNotContain("unreachable");
        tool.run("task", "fail", "up", "--error", "e");

        assertThat(tool.run("task", "order", "-o", "csv").out().lines().map(line -> line.split(",", -1)[1]).toList())
                .containsExactly("task_id", "ok", "down", "below");
        assertThat(tool.run("task", "order").out()).contains("down   pending, unreachable", "below  pending, unreachable")
                .doesNotContain("ok     pending, unreachable");
        assertThat(tool.run("task", "order", "-o", "jsonl").out()).contains("\"unreachable_by\":\"up\"", "\"unreachable_by\":null");
        assertThat(tool.run("task", "order").err()).startsWith("task-mgmt: 2 tasks are unreachable and last: ");
        assertThat(tool.run("task", "list").out()).contains("down   pending, unreachable").contains("ok     pending  ");
        Tool.Outcome stuck = tool.run("stuck");
        assertThat(stuck.out()).contains("down ", "below ", "unreachable");
        assertThat(stuck.err()).contains("task-mgmt: below waits for up, which failed or was cancelled\n");
        assertThat(tool.run("stuck", "--fail").status()).isEqualTo(1);
        Tool.Outcome later = tool.run("task", "create", "--id", "later", "--title", "t", "--depends-on", "below");
        assertThat(later.status()).isZero();
        assertThat(later.err()).isEqualTo("task-mgmt: later is unreachable: it waits for up, which failed or was cancelled, and is not "
                + "going to be completed unless it is retried\n");
        assertThat(tool.run("task", "create", "--title", "t", "--depends-on", "ok").err()).isEmpty();
    }

    @Test
    void aDeadEndIsFoundAtTheEndOfChainsOfAnyLength() {
        tool.run("task", "create", "--id", "t0", "--title", "t", "--start");
        for (int i = 1; i <= 20; i++) {
            assertThat(tool.run("task", "create", "--id", "t" + i, "--title", "t", "--depends-on", "t" + (i - 1)).err()).isEmpty();
        }
        tool.run("task", "fail", "t0", "--error", "e");
        for (int i = 14; i <= 20; i++) {
            assertThat(tool.run("task", "create", "--id", "after" + i, "--title", "t", "--depends-on", "t" + i).err())
                    .startsWith("task-mgmt: after" + i + " is unreachable: it waits for t0, which failed or was cancelled");
        }
        assertThat(tool.run("task", "update", "t1", "--depends-on", "after20").status()).as("a cycle of many links").isEqualTo(4);
    }

    /** Whichever tasks a page shows: chains that are looked up link by link, and longer ones. */
    @Test
    void aPageOfTheListSaysWhichAreUnreachableHoweverFarTheDeadOneIs() {
        tool.run("task", "create", "--id", "dead", "--title", "t");
        tool.run("task", "create", "--id", "well", "--title", "t");
        String before = "dead";
        String other = "well";
        for (int i = 1; i <= 20; i++) {
            assertThat(tool.run("task", "create", "--id", "d" + i, "--title", "t", "--depends-on", before).status()).isZero();
            assertThat(tool.run("task", "create", "--id", "w" + i, "--title", "t", "--depends-on", other).status()).isZero();
            before = "d" + i;
            other = "w" + i;
        }
        tool.run("task", "cancel", "dead");
        tool.run("task", "complete", "well");
        for (int i = 1; i <= 20; i++) {
            assertThat(tool.run("task", "list", "--id", "d" + i, "--limit", "1").out()).contains("pending, unreachable");
            assertThat(tool.run("task", "list", "--id", "w" + i, "--limit", "1").out()).contains("pending").doesNotContain("unreachable");
        }
    }

    @Test
    void cancelledDependencyIsNoBetterThanAFailedOne() {
        tool.run("task", "create", "--id", "up", "--title", "t");
        tool.run("task", "create", "--id", "down", "--title", "t", "--depends-on", "up");
        tool.run("task", "cancel", "up");
        assertThat(tool.run("task", "order").out()).contains("pending, unreachable");
        assertThat(tool.run("stuck").err()).contains("down waits for up");
    }

    @Test
    void urgentTaskLiftsWhatItWaitsFor() {
        tool.run("task", "create", "--id", "first", "--title", "t", "--priority", "3");
        tool.run("task", "create", "--id", "blocker", "--title", "t", "--priority", "3", "--depends-on", "first");
        tool.run("task", "create", "--id", "middle", "--title", "t", "--priority", "7");
        tool.run("task", "create", "--id", "urgent", "--title", "t", "--priority", "10", "--depends-on", "blocker");
        assertThat(tool.run("task", "order", "-o", "csv").out().lines().map(line -> line.split(",", -1)[1]).toList())
                .containsExactly("task_id", "first", "blocker", "urgent", "middle");
        assertThat(tool.run("task", "order", "--workers", "1", "-o", "csv").out().lines().map(line -> line.split(",", -1)[1]).toList())
                .containsExactly("task_id", "first", "blocker", "urgent", "middle");
        assertThat(tool.run("task", "order", "-o", "jsonl").out()).contains("\"urgency\":10");
    }

    @Test
    void taskThatCannotBeginLiftsNothing() {
        tool.run("task", "create", "--id", "dead", "--title", "t");
        tool.run("task", "create", "--id", "slow", "--title", "t", "--priority", "3");
        tool.run("task", "create", "--id", "urgent", "--title", "t", "--priority", "10", "--depends-on", "dead", "--depends-on", "slow");
        tool.run("task", "create", "--id", "middle", "--title", "t", "--priority", "7");
        tool.run("task", "cancel", "dead");
        assertThat(tool.run("task", "order", "-o", "csv").out().lines().map(line -> line.split(",", -1)[1]).toList())
                .containsExactly("task_id", "middle", "slow", "urgent");
    }
}
