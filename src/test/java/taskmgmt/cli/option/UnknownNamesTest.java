package taskmgmt.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** A slip in the name that a list is asked about must not look like something that has nothing. */
class UnknownNamesTest {
    @TempDir
    private Path directory;
    private Tool tool;

    @BeforeEach
    void aLogWithATaskAndAGroup() {
        tool = Tool.in(directory);
        assertThat(tool.run("task", "create", "--title", "x", "--subsystem", "storage", "--type", "backup", "--tag", "nightly", "--actor", "alice").status()).isZero();
        assertThat(tool.run("queue", "parallel", "2", "--group", "gpu").status()).isZero();
    }

    private void assertSaid(String said, String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.err()).as(List.of(words).toString()).isEqualTo("task-mgmt: " + said + "\n");
        assertThat(outcome.status()).isZero();
    }

    @Test
    void listsSuggestTheNameThatWasMeant() {
        assertSaid("no subsystem 'stroage' (did you mean 'storage'?)", "task", "list", "--subsystem", "stroage");
        assertSaid("no type 'bakup' (did you mean 'backup'?)", "task", "list", "--type", "bakup");
        assertSaid("no tag 'nigthly' (did you mean 'nightly'?)", "task", "list", "--tag", "nigthly");
        assertSaid("no creator 'alcie' (did you mean 'alice'?)", "task", "list", "--created-by", "alcie");
        assertSaid("no group 'gpi' (did you mean 'gpu'?)", "queue", "list", "--group", "gpi");
        assertSaid("no actor 'alcie' (did you mean 'alice'?)", "audit", "list", "--by", "alcie");
        assertSaid("no action 'tsak_' (did you mean 'task_'?)", "audit", "list", "--action", "tsak_");
        assertSaid("no type 'config_updat' (did you mean 'config_update'?)", "learning", "list", "--type", "config_updat");
        assertSaid("no run of workflow 'release'", "workflow", "history", "release");
    }

    @Test
    void whatIsKnownAndHasNothingIsNoSlip() {
        assertSaid("nothing waits or runs in there", "queue", "list", "--group", "gpu");
        assertSaid("nothing waits or runs", "queue", "list", "--since", "7d");
        assertSaid("no dead letters in that time", "dead", "list", "--since", "7d");
        assertSaid("no entries", "audit", "list", "--by", "alice", "--resource", "job_0");
        assertSaid("no learning activities", "learning", "list", "--type", "config_update");
        assertSaid("no tasks", "task", "list", "--created-by", "alice", "--status", "failed");
    }

    @Test
    void aComparisonOfNothingSuggestsToo() {
        assertThat(tool.run("stats", "compare", "--type", "bakup").err()).contains("no type 'bakup' (did you mean 'backup'?)");
    }
}
