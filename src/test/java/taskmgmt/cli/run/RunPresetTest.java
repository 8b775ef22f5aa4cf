package taskmgmt.cli.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.json.Json;
import taskmgmt.preset.WorkPreset;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.MarkdownTable;
import taskmgmt.testkit.Tool;

/** Kinds of work: what {@code run} records under which names, and when it is verified. */
class RunPresetTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void here() {
        tool = Tool.in(directory).environment("USER", "ann");
    }

    private Tool.Outcome run(String... words) {
        List<String> all = new ArrayList<>(List.of("run", "--id", "a"));
        all.addAll(List.of(words));
        return tool.run(all.toArray(new String[0]));
    }

    private Task task() throws IOException {
        return LogReader.at(directory.resolve("logs")).resolve("a");
    }

    private Map<?, ?> details() throws IOException {
        return task().value(TaskField.VERIFICATION_DETAILS) instanceof Map<?, ?> map ? map : Map.of();
    }

    @Test
    void isNamedAfterItsKind() throws Exception {
        assertThat(run("--preset", "training-job", "--metadata", "model=sentiment", "--ml-line", "(validation_accuracy)=(\\S+)", "--",
                "echo", "validation_accuracy=0.93").status()).isZero();

        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.completed");
        assertThat(List.of(task().subsystem(), task().type(), task().title(), task().priority())).containsExactly(
                "ml_pipeline", "training_job", "Train sentiment", 6);
        assertThat(task().verificationStatus()).isEqualTo("passed");
        assertThat(details().get("rule")).isEqualTo("validation_accuracy above 0.8");
        assertThat(task().value(TaskField.PROOF)).as("what the command says of itself is no check").isEqualTo("observed");
    }

    @Test
    void whatIsGivenCountsBeforeTheKind() throws Exception {
        run("--preset", "chaos-campaign", "--metadata", "campaign=c", "--verify", "true", "--title", "mine", "--type", "t", "--subsystem", "s",
                "--priority", "9", "--", "true");
        assertThat(List.of(task().subsystem(), task().type(), task().title(), task().priority())).containsExactly("s", "t", "mine", 9);
        assertThat(task().value(TaskField.PROOF)).isEqualTo("checked");
        assertThat(details().get("command")).isEqualTo("true");
    }

    @Test
    void workThatDoesNotMeetItsRuleIsDoneAndNotVerified() throws Exception {
        assertThat(run("--preset", "learning-mission", "--metadata", "mission=m", "--ml-line", "(score)=(\\S+)", "--", "echo", "score=0.7").status()).isZero();

        assertThat(tool.events()).containsExactly("task.created", "task.started", "task.verified", "task.completed");
        assertThat(task().status()).isEqualTo(Status.COMPLETED);
        assertThat(task().verificationStatus()).isEqualTo("failed");
        assertThat(details().get("reason")).isEqualTo("score is 0.7, not above 0.7");
        assertThat(task().value(TaskField.PROOF)).isEqualTo("observed");
        assertThat(tool.run("audit", "verify").out()).contains("[INTACT]");
    }

    @Test
    void aCheckThatDoesNotPassFailsAWorkOrderAndNoCampaign() throws Exception {
        assertThat(run("--preset", "coding-work-order", "--metadata", "work_order=w", "--verify", "exit 3", "--", "true").status()).isEqualTo(3);
        assertThat(task().status()).isEqualTo(Status.FAILED);
        assertThat(details().get("exit_code")).isEqualTo(3L);
        assertThat(details().get("reason")).isEqualTo("the check did not pass");

        assertThat(tool.run("run", "--id", "b", "--preset", "chaos-campaign", "--metadata", "campaign=c", "--verify", "exit 3", "--", "true").status())
                .isZero();
        Task campaign = LogReader.at(directory.resolve("logs")).resolve("b");
        assertThat(campaign.status()).isEqualTo(Status.COMPLETED);
        assertThat(campaign.verificationStatus()).isEqualTo("failed");
        assertThat(campaign.priority()).isEqualTo(3);
    }

    @Test
    void workThatFailsIsNotJudged() throws Exception {
        assertThat(run("--preset", "remote-operation", "--", "sh", "-c", "exit 4").status()).isEqualTo(4);
        assertThat(task().status()).isEqualTo(Status.FAILED);
        assertThat(task().title()).isEqualTo("Execute: sh -c exit 4");
        assertThat(task().verificationStatus()).isEqualTo("not_required");
    }

    @Test
    void theFactsMayBeMetadata() throws Exception {
        run("--preset", "index-build", "--metadata", "index_type=hnsw", "--metadata", "dimensions=768", "--metadata", "total_vectors=10", "--", "true");
        assertThat(task().verificationStatus()).isEqualTo("passed");
        assertThat(task().title()).isEqualTo("Build hnsw index");
        assertThat(details().get("dimensions")).isEqualTo(768L);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "training-job      | --preset training-job needs --metadata model=…",
        "chaos-campaign    | --preset chaos-campaign needs --metadata campaign=…",
        "training          | --preset: 'training' is none of coding-work-order",
    })
    void whatIsMissingIsAskedForBeforeAnythingIsRun(String preset, String message) {
        Tool.Outcome outcome = run("--preset", preset, "--", "touch", "ran");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains(message);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aKindThatIsCheckedNeedsTheCheck() {
        Tool.Outcome outcome = run("--preset", "coding-work-order", "--metadata", "work_order=w", "--", "touch", "ran");
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(outcome.err()).contains("--preset coding-work-order needs --verify: it is verified if that passes");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void measuresByHowMuchADirectoryHasGrown() throws Exception {
        Path watched = Files.createDirectories(directory.resolve("data/deep"));
        Files.write(watched.resolve("before"), new byte[300_000]);
        run("--watch-dir", "data", "--", "sh", "-c", "head -c 1500000 /dev/zero > data/deep/new; ln -s /usr data/link; rm data/deep/before");
        assertThat(String.valueOf(task().value(TaskField.STORAGE_DELTA_MB))).isEqualTo("1.2");
    }

    @Test
    void aDirectoryMayShrinkAndMayNotBeThereYet() throws Exception {
        Files.write(directory.resolve("file"), new byte[2_000_000]);
        run("--watch-dir", "file", "--", "rm", "file");
        assertThat(String.valueOf(task().value(TaskField.STORAGE_DELTA_MB))).isEqualTo("-2");
        tool.run("run", "--id", "b", "--watch-dir", "new", "--", "sh", "-c", "mkdir new; head -c 1000 /dev/zero > new/a");
        assertThat(String.valueOf(LogReader.at(directory.resolve("logs")).resolve("b").value(TaskField.STORAGE_DELTA_MB))).isEqualTo("0.001");
    }

    @Test
    void theCompletionOffersEveryKind() {
        String script = tool.run("completion", "bash").out();
        assertThat(Stream.of(WorkPreset.values()).map(WorkPreset::text)).allMatch(script::contains);
    }

    @Test
    void thePageListsEveryKind() throws IOException {
        List<String> rows = new ArrayList<>();
        for (WorkPreset each : WorkPreset.values()) {
            rows.add("| `" + each.text() + "` | `" + each.subsystem() + "`, `" + each.type() + "`, " + each.priority() + ": " + each.titleRule()
                    + " | " + each.ruleWords() + (each.failsUnverified() ? "; else it has failed" : "") + " |");
        }
        MarkdownTable.check("src/docs/running.md", "kind", rows);
    }

    @Test
    void recordsOfAKindAreReadLikeAnyOther() throws Exception {
        run("--preset", "embedding-batch", "--metadata", "model=m", "--ml-line", "(vectors_processed)=(\\S+)", "--", "echo", "vectors_processed=0");
        Map<String, @Nullable Object> verified = Json.strict().parse(tool.lines("registry.jsonl").get(2));
        assertThat(verified.get("verification")).asString().contains("passed=false", "reason=vectors_processed is 0, not above 0");
    }
}
