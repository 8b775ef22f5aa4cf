package taskmgmt.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.testkit.Tool;

/** Handlers in versions and feature flags as their users meet them; what is run is really run. */
class RolloutCommandsTest {
    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann").environment("PATH", System.getenv("PATH")).ticking();
    }

    private Tool.Outcome run(String line) {
        return tool.run(line.split(" "));
    }

    private Tool.Outcome drain() {
        Tool.Outcome outcome = tool.run("worker", "--drain", "--slots", "2");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome;
    }

    @Test
    void aTaskRunsTheVersionThatItGets() throws IOException {
        assertThat(run("handler set h -- sh -c").err()).isEqualTo("task-mgmt: tasks of handler h get version 1\n");
        assertThat(run("add --id t1 --handler h")).isEqualTo(new Tool.Outcome(0, "t1\n", ""));
        assertThat(tool.run("add", "--id", "t2", "--handler", "h", "--", "echo from $0 >ran", "more").status()).isZero();
        drain();
        assertThat(directory.resolve("ran")).hasContent("from more");
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl"))).contains("\"handler_version\":\"h@1\"");
        assertThat(tool.run("task", "list", "--columns", "task_type,title", "--sort", "title", "--no-headers").out()).contains("h").contains("h echo from $0");
    }

    /** The new one fails always, the old one never. */
    @Test
    void aVersionThatIsWorseIsTakenBackByTheWorker() throws IOException {
        run("handler set h -- true");
        assertThat(run("handler set h --version 2 --percent 50 -- false").err()).isEqualTo(
                "task-mgmt: tasks of handler h get version 1, and 50% of them version 2\n");
        for (int i = 0; i < 40; i++) {
            run("add --id t" + i + " --handler h");
        }
        Tool.Outcome worked = drain();
        assertThat(worked.err()).contains("version 2 of handler h is taken back: ");
        assertThat(run("handler list --columns handler,version,percent -o csv").out()).isEqualTo("handler,version,percent\r\nh,1,100\r\nh,2,0\r\n");
        assertThat(run("audit list --action rollout_changed -o jsonl").out().lines()).hasSize(3).first().asString()
                .contains("\"percent\":0", "attempts failed, and 0 of", " by the version before: p ");
        assertThat(run("dead list --columns task_id --no-headers").out().lines().count()).isLessThan(20);
        assertThat(run("audit verify").status()).isZero();
    }

    @Test
    void aVersionThatIsAsGoodStaysAndTakesOver() {
        run("handler set h -- true");
        run("handler set h --version 2 --percent 50 -- true");
        for (int i = 0; i < 20; i++) {
            run("add --id t" + i + " --handler h");
        }
        assertThat(drain().err()).doesNotContain("taken back");
        assertThat(run("handler list -o jsonl").out().lines()).hasSize(2).allSatisfy(line -> assertThat(line).contains("\"percent\":50", "\"failed\":0"));
        assertThat(run("handler set h --version 2").err()).isEqualTo("task-mgmt: tasks of handler h get version 2\n");
    }

    @Test
    void somebodyTakesItBack() {
        run("handler set h -- true");
        run("handler set h --version 2 --percent 10 -- false");
        assertThat(run("handler rollback h").err()).isEqualTo("task-mgmt: tasks of handler h get version 1\n");
        assertThat(run("handler rollback h").err()).isEqualTo("task-mgmt: no version is tried: nothing to do\n");
        assertThat(run("handler rollback g").status()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "handler set h -- true | 2 | --version is missing",
        "handler set g --percent 10 -- true | 2 | gets all of its tasks",
        "handler set g | 3 | say its command",
        "handler set h --version 2 | 2 | say its command",
        "handler set h --version 1 -- false | 2 | a version never changes",
        "handler set h --version 2 --percent 101 -- true | 2 | no percentage",
        "handler set a/b -- true | 2 | no name",
        "add --handler hh | 3 | handler",
        "add --handler h --workflow w | 2 | exclude each other",
        "flag set f 1000 | 2 | no percentage",
        "flag set f ten | 2 | no percentage",
        "flag set f | 2 | is missing"})
    void whatMakesNoSenseIsRefused(String line, int status, String why) {
        run("handler set h -- true");
        Tool.Outcome outcome = run(line);
        assertThat(outcome.status()).as(outcome.err()).isEqualTo(status);
        assertThat(outcome.err()).contains(why);
    }

    @Test
    void aCommandWithASecretIsRefused() {
        assertThat(run("handler set h -- curl --token sk-live-0123456789abcdef0123456789abcdef").err()).contains("has a secret in it");
    }

    @Test
    void aHandlerThatIsGoneFailsItsTask() throws IOException {
        run("handler set h -- true");
        run("add --id t --handler h");
        Files.delete(directory.resolve("logs/queue.json"));
        drain();
        assertThat(run("dead list -o csv").out()).contains("there is no handler 'h'");
    }

    @Test
    void flagsAreFoundByCommandsAndByWhoeverAsks() throws IOException {
        assertThat(run("flag check f")).returns(1, Tool.Outcome::status).returns("off\n", Tool.Outcome::out);
        assertThat(run("flag list").err()).contains("there are no flags");
        assertThat(run("flag set f on").err()).isEqualTo("task-mgmt: f is on for 100%\n");
        run("flag set g 50%");
        run("flag set off off");
        assertThat(run("flag check f").out()).isEqualTo("on\n");
        assertThat(run("flag check g").out()).isEqualTo("off\n");
        assertThat(run("flag check f --for ann").status()).isZero();
        assertThat(run("flag list -o csv").out()).isEqualTo("flag,percent\r\nf,100\r\ng,50\r\noff,0\r\n");
        int on = 0;
        for (int i = 0; i < 100; i++) {
            on += run("flag check g --for user" + i).status() == 0 ? 1 : 0;
        }
        assertThat(on).isBetween(30, 70);
        assertThat(tool.run("add", "--id", "t", "--", "sh", "-c", "echo \"$TASK_MGMT_FLAGS\" >flags").status()).isZero();
        drain();
        assertThat(Files.readString(directory.resolve("flags")).strip()).isIn("f", "f,g");
        assertThat(run("audit list --action rollout_changed -o jsonl").out().lines()).hasSize(3);
        assertThat(run("flag remove f").status()).isZero();
        assertThat(run("flag check f").status()).isEqualTo(1);
    }

    /** What programs report is no attempt by a version. */
    @Test
    void nobodyElseSaysWhichVersionAnAttemptWasBy() throws Exception {
        run("handler set h -- true");
        Files.writeString(directory.resolve("e.jsonl"), "{\"ts\":\"2025-11-17T12:06:00Z\",\"event\":\"task.started\",\"task_id\":\"x\",\"handler_version\":\"h@1\"}\n");
        run("events ingest e.jsonl");
        assertThat(tool.last("registry.jsonl")).doesNotContainKey("handler_version");
    }
}
