package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.run.task.Heard;
import taskmgmt.testkit.Tool;

/** One at a time, metrics, kept output, and limits that the past says. */
class RunOptionsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann");
    }

    private Tool.Outcome run(String... words) {
        List<String> all = new ArrayList<>(List.of("run"));
        all.addAll(List.of(words));
        return tool.run(all.toArray(new String[0]));
    }

    private Map<?, ?> last(String field) throws Exception {
        return tool.last("registry.jsonl").get(field) instanceof Map<?, ?> map ? map : Map.of();
    }

    @Test
    void whileATaskOfTheKeyIsOpenNothingIsRun() throws Exception {
        tool.run("task", "create", "--title", "x", "--id", "other", "--key", "k");

        Tool.Outcome fails = run("--key", "k", "--", "touch", "ran");
        assertThat(fails.status()).isEqualTo(4);
        assertThat(fails.err()).isEqualTo("task-mgmt: task other of this key is open: --if-running wait waits for its end\n");
        assertThat(run("--key", "k", "--if-running", "skip", "--", "touch", "ran"))
                .isEqualTo(new Tool.Outcome(0, "", "task-mgmt: touch is not run: task other of this key is open\n"));
        assertThat(directory.resolve("ran")).doesNotExist();
        assertThat(tool.events()).containsExactly("task.created");

        assertThat(run("--key", "k2", "--", "true").status()).isZero();
        tool.run("task", "cancel", "other");
        assertThat(run("--key", "k", "--", "touch", "ran").status()).isZero();
        assertThat(directory.resolve("ran")).exists();
    }

    @Test
    void whoWaitsRunsWhenTheOtherHasEnded() throws Exception {
        tool.run("task", "create", "--title", "x", "--id", "other", "--key", "k");
        AtomicReference<Tool.@Nullable Outcome> outcome = new AtomicReference<>();
        Thread waiting = Thread.ofPlatform().start(() -> outcome.set(run("--key", "k", "--if-running", "wait", "--id", "mine", "--", "true")));
        Tool.in(directory).run("task", "cancel", "other");
        waiting.join();

        assertThat(outcome.get()).isEqualTo(new Tool.Outcome(0, "", ""));
        assertThat(tool.events()).containsExactly("task.created", "task.cancelled", "task.created", "task.started", "task.completed");
    }

    @Test
    void betweenTwoTriesTheTaskOfAKeyStaysOpen() throws Exception {
        String second = "cd " + directory + "; test -e once && exit 0; touch once; exit 3";
        assertThat(run("--key", "k", "--retries", "1", "--backoff", "1ms", "--", "sh", "-c", second).status()).isZero();
        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.snapshot", "task.retrying", "task.started", "task.completed");
    }

    @Test
    void metricsInTheOutputAreRecordedAlsoThoseThatAreNotFinite() throws Exception {
        Tool.Outcome outcome = run("--ml-line", "(\\w+)=(\\S+)", "--", "sh", "-c", "echo loss=0.5 acc=0.25; echo loss=nan; printf 'top=-inf epochs_completed=3' >&2");
        assertThat(outcome).isEqualTo(new Tool.Outcome(0, "loss=0.5 acc=0.25\nloss=nan\n", "top=-inf epochs_completed=3"));
        assertThat(last("ml_metrics").toString()).contains("loss=NaN", "acc=0.25", "top=-Infinity", "epochs_completed=3");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "(?<acc>acc): \\S+|acc: 0.8|what matches is no number: acc 'acc'", "(?<foo>foo)=x|bar=1|no line of the output matches",
        "(\\w+)=(\\S+)|loss: 0.5|no line of the output matches", "(\\w+): (\\S+)|loss: 0.5%|what matches is no number: loss '0.5%'"})
    void aPatternThatFindsNoMetricSaysSo(String pattern, String output, String reason) throws Exception {
        Tool.Outcome outcome = run("--ml-line", pattern.replace("foo)=x", "foo)=(\\d+)"), "--", "echo", output);
        assertThat(outcome).isEqualTo(new Tool.Outcome(0, output + "\n", "task-mgmt: no metrics by --ml-line: " + reason + "\n"));
        assertThat(last("ml_metrics")).isEmpty();
    }

    @Test
    void metricsInAFileAreRecordedAlsoWhereTheCommandFailed() throws Exception {
        assertThat(run("--ml-from", "m.json", "--", "sh", "-c", "echo '{\"loss\": NaN, \"accuracy\": 0.93}' > m.json; exit 1").status()).isEqualTo(1);
        assertThat(last("ml_metrics").toString()).isEqualTo("{loss=NaN, accuracy=0.93}");

        assertThat(run("--ml-from", "m.json", "--", "true").err()).isEqualTo("task-mgmt: no metrics: " + directory.resolve("m.json") + " was not written by the command\n");
        assertThat(last("ml_metrics")).isEmpty();
    }

    @Test
    void aMetricThatARecordCannotHaveDoesNotCostTheRecord() throws Exception {
        assertThat(run("--ml-line", "(\\w+)=(\\S+)", "--", "echo", "epochs_completed=many", "epochs_completed=-1", "cpu_seconds=1", "loss=1e300").err())
                .hasLineCount(1).startsWith("task-mgmt: a metric is left out: ");
        assertThat(tool.events()).endsWith("task.completed");
        assertThat(last("ml_metrics")).hasSize(1);
    }

    @Test
    void allOutputIsKeptInAFileOfItsOwn() throws Exception {
        Tool.Outcome outcome = run("--log-output", "kept/here", "--id", "../x", "--", "sh", "-c", "seq 2000; echo oops >&2");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).hasLineCount(2000);
        Path file = Path.of(String.valueOf(last("metadata").get("output_file")));
        assertThat(file.getParent()).isEqualTo(directory.resolve("kept/here"));
        assertThat(Files.readAllLines(file)).hasSize(2001).contains("oops", "1999");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void whereTheOutputGoesIsKnownWhileTheCommandRuns() throws Exception {
        run("--log-output", "kept", "--id", "done", "--", "true");
        assertThat(Files.readAllLines(directory.resolve("logs/registry.jsonl")).getFirst())
                .contains("\"task.created\"", "\"output_directory\":\"" + directory.resolve("kept") + "\"");

        tool.run("task", "create", "--title", "x", "--id", "runs", "--start", "--metadata", "output_directory=" + directory.resolve("kept"));
        Files.writeString(Heard.file(directory.resolve("kept"), "runs"), "half of it\n");
        assertThat(tool.run("follow", "runs", "--so-far").out()).isEqualTo("half of it\n");
        assertThat(tool.at("2030-01-01T00:00:00Z").run("stuck", "--investigate").out()).contains("wrote last: half of it");
    }

    @Test
    void theLimitIsAMultipleOfWhatEarlierRunsTook() throws Exception {
        assertThat(run("--timeout", "p95x3", "--type", "job", "--", "true").err())
                .isEqualTo("task-mgmt: no time limit: it takes 5 successful runs to work one out, and there are 0\n");
        for (int i = 0; i < 5; i++) {
            tool.at("2027-01-01T00:00:0" + i + ".0Z").run("task", "create", "--title", "x", "--type", "job", "--id", "a" + i, "--start");
            tool.at("2027-01-01T00:00:0" + i + ".1Z").run("task", "complete", "a" + i);
        }
        for (String rule : List.of("p95x3", "forecast")) {
            assertThat(run("--timeout", rule, "--type", "job", "--", "sleep", "60").status()).as(rule).isEqualTo(143);
            assertThat(last("metadata").get("timed_out")).isEqualTo(true);
            assertThat(run("--timeout", rule, "--type", "other", "--", "true").status()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "run --if-running skip -- true|--if-running goes with --key", "run --key k --if-running maybe -- true|none of skip, wait and fail",
        "run --ml-line loss -- true|needs named groups", "run --ml-line ( -- true|is no regular expression", "run --timeout p0x3 -- true|1 to 99",
        "run --timeout p95x0 -- true|is not a factor", "run --key  -- true|--key"})
    void whatMakesNoSenseIsRefusedBeforeAnythingIsWritten(String line, String reason) {
        Tool.Outcome outcome = tool.run(line.split(" ", -1));
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains(reason);
        assertThat(directory.resolve("logs")).doesNotExist();
    }
}
