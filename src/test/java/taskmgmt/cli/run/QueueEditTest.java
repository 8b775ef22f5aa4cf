package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Tool;

/** Changing what waits, running again what has ended, and taking it off the list. */
class QueueEditTest {
    @TempDir
    private Path directory;
    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann").environment("TOKEN", "hush").ticking();
    }

    private String out(String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).as(outcome.err()).isZero();
        return outcome.out().replace("\r", "");
    }

    private void refused(int status, String why, String... words) {
        Tool.Outcome outcome = tool.run(words);
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.err()).contains(why);
    }

    private void drain() {
        assertThat(tool.run("worker", "--drain", "--quiet").status()).isZero();
    }

    private String list(String... more) {
        String[] words = {"queue", "list", "-o", "csv", "--no-headers", "--columns", "task_id,status,priority,group,waits"};
        String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
        System.arraycopy(more, 0, all, words.length, more.length);
        return out(all);
    }

    @Test
    void anotherCommandIsRunThanTheOneThatWasAdded() throws Exception {
        out("add", "--id", "a", "--", "touch", "wrong");
        out("add", "--id", "b", "--", "true");
        assertThat(out("queue", "edit", "a", "--priority", "9", "--group", "g", "--after", "b", "--", "touch", "right -x")).isEqualTo("a updated\n");
        assertThat(list()).isEqualTo("a,queued,9,g,waits for b\nb,queued,5,default,\n");
        assertThat(out("task", "show", "a", "-o", "json")).contains("touch right -x");
        drain();
        assertThat(directory.resolve("right -x")).exists();
        assertThat(directory.resolve("wrong")).doesNotExist();
        assertThat(out("task", "history", "a", "-o", "jsonl")).contains("wrong");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    /** What users of pueue type without a noun. */
    @Test
    void verbsOfAnotherQueueAreKnown() {
        out("add", "--id", "a", "--stashed", "--", "echo", "one");
        out("edit", "a", "--priority", "8");
        assertThat(out("env", "a", "--set", "B=1")).isEqualTo("B=1\n");
        out("enqueue", "a");
        out("parallel", "2", "--group", "default");
        assertThat(out("groups")).contains("default");
        drain();
        assertThat(out("log", "a")).isEqualTo("one\n");
        out("clean");
        out("add", "--id", "b", "--stashed", "--", "true");
        out("kill", "b");
        assertThat(list("--all")).isEqualTo("b,cancelled,5,default,\n");
    }

    @Test
    void whatItWaitsForCanBeTakenAwayAndTheWorkerNotices() {
        out("add", "--id", "never", "--stashed", "--", "true");
        out("add", "--id", "a", "--after", "never", "--delay", "90h", "--", "true");
        out("queue", "edit", "a", "--not-after", "never", "--at", "2020-01-01T00:00:00Z");
        drain();
        assertThat(list("--all")).isEqualTo("never,pending,5,default,\na,completed,5,default,\n");
    }

    @Test
    void onlyWhatWaitsIsChanged() {
        out("add", "--id", "a", "--", "true");
        out("task", "create", "--id", "t", "--title", "by hand");
        refused(2, "there is nothing to change about task a", "queue", "edit", "a");
        refused(2, "there is nothing to change about task a", "queue", "edit", "a", "--group", "default");
        refused(2, "exclude each other", "queue", "edit", "a", "--delay", "1h", "--at", "2020-01-01T00:00:00Z");
        refused(2, "is no directory", "queue", "edit", "a", "--directory", "nowhere");
        refused(2, "has a secret in it", "queue", "edit", "a", "--", "curl", "https://ann:hunter22@example.org/");
        refused(4, "task t executes nothing", "queue", "edit", "t", "--priority", "1");
        refused(4, "task t executes nothing", "queue", "env", "t");
        drain();
        refused(4, "task a is completed: only what waits can be changed", "queue", "edit", "a", "--priority", "1");
    }

    @Test
    void variablesAreThoseOfTheTaskAndSecretsThoseOfTheWorker() throws Exception {
        out("add", "--id", "a", "-e", "COLOR=blue", "-e", "SIZE=1=2", "--secret", "TOKEN", "--", "sh", "-c", "echo $COLOR $SIZE $TOKEN$SHAPE");
        assertThat(out("queue", "env", "a")).isEqualTo("COLOR=blue\nSIZE=1=2\nTOKEN from the worker\n");
        assertThat(out("queue", "env", "a", "--set", "SHAPE=round", "--unset", "SIZE")).isEqualTo("COLOR=blue\nSHAPE=round\nTOKEN from the worker\n");
        assertThat(out("queue", "env", "a", "-o", "jsonl")).isEqualTo(
                "{\"task_id\":\"a\",\"environment\":{\"COLOR\":\"blue\",\"SHAPE\":\"round\"},\"secrets\":[\"TOKEN\"]}\n");
        drain();
        assertThat(out("follow", "a")).isEqualTo("blue hushround\n");
        assertThat(Files.readString(directory.resolve("logs/registry.jsonl"))).doesNotContain("hush").contains("from_worker");
    }

    @Test
    void aTaskWhoseSecretTheWorkerHasNotFailsAndTheOthersGoOn() {
        out("add", "--id", "a", "--secret", "NOWHERE", "--", "true");
        out("add", "--id", "b", "--", "true");
        out("add", "--id", "c", "--after", "a", "--", "true");
        drain();
        assertThat(list("--all")).startsWith("a,failed,").contains("b,completed,", "c,queued,5,default,\"unreachable: a has failed");
        assertThat(out("dead", "list", "-o", "jsonl")).contains("the secret NOWHERE is not in the environment of the worker");
    }

    @Test
    void namesOfVariablesAreChecked() {
        refused(2, "'1A' is not the name of a variable", "add", "-e", "1A=x", "--", "true");
        refused(2, "'A' has no value", "add", "-e", "A", "--", "true");
        refused(2, "A has a value, and is a secret", "add", "-e", "A=x", "--secret", "A", "--", "true");
        out("add", "--id", "a", "-e", "A=x", "--", "true");
        assertThat(out("queue", "env", "a", "--secret", "A")).isEqualTo("A from the worker\n");
        assertThat(out("queue", "env", "a", "--set", "A=y")).isEqualTo("A=y\n");
    }

    @Test
    void whatFailedRunsAgainAndWhatWasCompletedRunsAsAnother() {
        out("add", "--id", "good", "--tag", "x", "--", "true");
        out("add", "--id", "bad", "--group", "g", "--", "false");
        out("add", "--id", "off", "--delay", "9h", "--", "true");
        out("queue", "kill", "off");
        drain();
        assertThat(out("restart", "--failed", "--group", "other")).isEmpty();
        assertThat(out("queue", "restart", "--failed")).isEqualTo("bad is due again\n");
        refused(4, "task bad is retrying: it has not ended", "queue", "restart", "bad");
        assertThat(out("queue", "restart", "off")).isEqualTo("off is due again\n");
        assertThat(out("restart", "good")).matches("good runs again as general_true_[0-9a-f]{8}\n");
        assertThat(out("task", "show", "@last", "-o", "json")).contains("\"rerun_of\": \"good\"").contains("\"x\"");
        refused(2, "give the ids of tasks, or --failed", "queue", "restart");
        refused(2, "--group goes with --failed", "queue", "restart", "good", "--group", "g");
        out("task", "create", "--id", "t", "--title", "by hand");
        refused(4, "executes nothing", "queue", "restart", "t");
    }

    @Test
    void whatIsNotWorthAnotherAttemptGetsNone() throws Exception {
        refused(2, "exclude each other", "add", "--retry-by-category", "--retries", "2", "--", "true");
        out("add", "--id", "may", "--retry-by-category", "-e", "A=1", "--secret", "TOKEN", "--", "sh", "-c", "exit 77");
        out("add", "--id", "net", "--retry-by-category", "--", "sh", "-c", "[ -e up ] || { touch up; echo Connection refused >&2; exit 1; }");
        drain();
        assertThat(out("dead", "list", "-o", "jsonl", "--columns", "task_id,attempts,error_message,error_category")).isEqualTo(
                "{\"task_id\":\"may\",\"attempts\":1,\"error_message\":\"exit code 77 (permission)\",\"error_category\":\"permission\"}\n");
        assertThat(out("task", "show", "may", "-o", "jsonl")).contains("\"environment_names\":[\"A\",\"TOKEN\"]").doesNotContain("hush");
        assertThat(out("task", "history", "net", "-o", "jsonl")).contains("exit code 1 (network)");
        assertThat(list("--all")).contains("net,completed,");
    }

    @Test
    void whatIsCleanedIsOnTheListNoMoreAndOnRecordForEver() {
        out("add", "--id", "good", "--", "true");
        out("add", "--id", "bad", "--group", "g", "--", "false");
        drain();
        out("add", "--id", "next", "--", "true");
        int before = out("audit", "list", "-o", "csv", "--no-headers").lines().toList().size();
        assertThat(tool.run("queue", "clean", "--successful-only").err()).isEqualTo("task-mgmt: 1 task is not listed any more\n");
        assertThat(list("--all")).isEqualTo("bad,failed,5,g,\nnext,queued,5,default,\n");
        assertThat(tool.run("queue", "clean", "--group", "default").err()).isEqualTo("task-mgmt: there is nothing to clean up\n");
        assertThat(tool.run("queue", "clean").err()).isEqualTo("task-mgmt: 1 task is not listed any more\n");
        assertThat(list("--all")).isEqualTo("next,queued,5,default,\n");
        assertThat(out("task", "list", "-q").lines()).containsExactlyInAnyOrder("good", "bad", "next");
        assertThat(out("audit", "list", "--action", "queue_changed", "-o", "csv", "--no-headers").lines()).hasSizeGreaterThan(1);
        assertThat(out("audit", "list", "-o", "csv", "--no-headers").lines().toList().size()).isGreaterThan(before);
        out("restart", "good");
        drain();
        assertThat(list("--all").lines()).hasSize(2);
    }
}
