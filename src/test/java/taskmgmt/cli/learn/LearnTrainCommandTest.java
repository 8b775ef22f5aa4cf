package taskmgmt.cli.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.Json;
import taskmgmt.testkit.Tool;

/** The commands are real ones, and what they report is what is recorded. */
class LearnTrainCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));

    @BeforeEach
    void aDirectory() {
        tool = Tool.in(directory);
    }

    private Map<String, @Nullable Object> trained() throws Exception {
        return Json.strict().parse(tool.run("task", "show", "learning_training_job", "--json").out());
    }

    @Test
    void takesTheMetricsFromTheOutputAndVerifiesByThem() throws Exception {
        Tool.Outcome outcome = tool.run("learn", "train", "--model", "ranker", "--metadata", "seed=7", "--ml-line", "(\\w+)=(\\S+)", "--",
                "sh", "-c", "echo loss=2.5 val_acc=0.61; echo loss=0.5 val_acc=0.91");
        assertThat(outcome.status()).as(outcome.err()).isZero();
        assertThat(outcome.err()).contains(" completed and verified: ");
        assertThat(trained()).containsEntry("status", "completed").containsEntry("verification_status", "passed").containsEntry("title", "Train ranker")
                .containsEntry("subsystem", "learning").containsEntry("task_type", "training_job").containsEntry("created_by", "task-mgmt");
        assertThat(String.valueOf(trained().get("ml_metrics"))).contains("loss=0.5", "val_acc=0.91");
        assertThat(String.valueOf(trained().get("metadata"))).contains("model=ranker", "seed=7");
        assertThat(tool.run("learning", "list", "-o", "jsonl").out()).contains("\"Train ranker\"");
        assertThat(tool.run("evidence", "learning").out()).contains("[PASS]");
    }

    @Test
    void aModelThatIsNotGoodEnoughIsNotVerified() throws Exception {
        Tool.Outcome outcome = tool.run("learn", "train", "--model", "ranker", "--ml-line", "(\\w+)=(\\S+)", "--", "echo", "validation_accuracy=0.8");
        assertThat(outcome.status()).isEqualTo(1);
        assertThat(outcome.err()).contains(" completed, not verified: ").contains("0.8");
        assertThat(trained()).containsEntry("status", "completed").containsEntry("verification_status", "failed");
    }

    @Test
    void aModelOfWhichNothingIsKnownIsNotVerified() throws Exception {
        assertThat(tool.run("learn", "train", "--model", "ranker", "--", "true").status()).isEqualTo(1);
        assertThat(trained()).containsEntry("verification_status", "failed");
    }

    @Test
    void takesTheMetricsFromAFile() throws Exception {
        Files.writeString(directory.resolve("train.sh"), "printf '{\"epochs_completed\":3,\"validation_accuracy\":0.93}' > metrics.json\n");
        assertThat(tool.run("learn", "train", "--model", "ranker", "--ml-from", "metrics.json", "--", "sh", "train.sh").status()).isZero();
        assertThat(trained()).containsEntry("epochs_completed", 3L);
    }

    @Test
    void aTrainingThatFailsFailsWithItsOwnCode() throws Exception {
        Tool.Outcome outcome = tool.run("learn", "train", "--model", "ranker", "--ml-line", "(\\w+)=(\\S+)", "--", "sh", "-c", "echo val_acc=0.99; exit 7");
        assertThat(outcome.status()).isEqualTo(7);
        assertThat(outcome.err()).contains(" failed: ");
        assertThat(trained()).containsEntry("status", "failed");
        assertThat(tool.run("learn", "train", "--model", "ranker", "--", "there-is-no-such-program").status()).isEqualTo(127);
        assertThat(tool.run("learn", "train", "--", "true").status()).isEqualTo(2);
    }
}
