package taskmgmt.cli.task;

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

/** The verbs that change tasks: what they print, what they write, and that a refusal writes nothing. */
class TaskChangeCommandTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of("."));

    @BeforeEach
    void createTask() {
        tool = Tool.in(directory).environment("USER", "ann").environment("TASK_MGMT_LOGS", directory.toString());
        assertThat(tool.run("task", "create", "--title", "nightly", "--id", "backup").status()).isZero();
    }

    @Test
    void startedTaskCompletesWithItsDuration() throws IOException {
        assertThat(tool.run("task", "start", "backup")).isEqualTo(done("backup started\n"));
        tool.at("2025-11-17T12:02:03.5Z");
        assertThat(tool.run("task", "complete", "back", "--result", "[1,2]", "--cpu-seconds", "12.5", "--resource",
                "own=-1", "--ml", "epochs_completed=3", "--metadata", "host=a"))
                .isEqualTo(done("backup completed in 2m 04s\n"));
        assertThat(lastEvent()).isEqualTo("{\"ts\":\"2025-11-17T12:02:03.500000Z\",\"event\":\"task.completed\","
                + "\"task_id\":\"backup\",\"actor\":\"ann\",\"success\":true,\"result\":[1,2],"
                + "\"metadata\":{\"host\":\"a\"},\"resource_usage\":{\"cpu_seconds\":12.5,\"own\":-1},"
                + "\"ml_metrics\":{\"epochs_completed\":3},\"duration_seconds\":123.5,\"duration_from\":\"started\"}");
    }

    @Test
    void pendingTaskCompletesDirectlyCountedFromItsCreation() throws IOException {
        tool.at("2025-11-17T12:00:05Z");
        assertThat(tool.run("task", "complete", "backup")).isEqualTo(done("backup completed 5.0s after it was created\n"));
        assertThat(lastEvent()).endsWith("\"duration_seconds\":5,\"duration_from\":\"created\"}");
    }

    @Test
    void unverifiedTaskCompletesOnlyOnceItIsVerified() throws IOException {
        create("fix", "--requires-verification");
        assertRefused(4, "task fix needs verification before it can complete: verify it, or complete it as verified",
                "task", "complete", "fix");
        assertThat(tool.run("task", "verify", "fix", "--failed")).isEqualTo(done("fix verification failed\n"));
        assertThat(tool.run("task", "complete", "fix").status()).isEqualTo(4);
        assertThat(tool.run("task", "verify", "fix", "--passed", "--details", "42 tests"))
                .isEqualTo(done("fix verification passed\n"));
        assertThat(tool.run("task", "complete", "fix").status()).isZero();
        assertThat(tool.run("task", "list", "--status", "completed", "--columns",
                "task_id,verification_details,verification_passes,verification_failures", "-o", "tsv").out()).isEqualTo("""
                task_id\tverification_details\tverification_passes\tverification_failures
                fix\t42 tests\t1\t1
                """);
    }

    @Test
    void completionAsVerifiedNeedsNoEarlierVerification() {
        create("fix", "--requires-verification");
        assertThat(tool.run("task", "complete", "fix", "--verified", "-q")).isEqualTo(done(""));
    }

    @Test
    void failedVerificationEndsTheTaskAsFailed() throws IOException {
        tool.run("task", "start", "backup");
        assertThat(tool.run("task", "complete", "backup", "--verification-failed", "--details", "{\"failed\":3}", "--json"))
                .isEqualTo(done("""
                [
                  {
                    "task_id": "backup",
                    "status": "failed",
                    "updated_at": "2025-11-17T12:00:00.000000Z",
                    "duration_seconds": 0,
                    "duration_from": "started",
                    "verification_status": "failed"
                  }
                ]
                """));
        assertThat(lastEvent()).contains("\"success\":false,\"verification\":{\"passed\":false,\"details\":{\"failed\":3}}");
    }

    @Test
    void othersAreChangedAlthoughSomeAreRefused() {
        create("b");
        assertThat(tool.run("task", "start", "nope", "backup", "backup", "b")).isEqualTo(new Tool.Outcome(3,
                "backup started\nb started\n", """
                task-mgmt: no task nope
                task-mgmt: task backup is active, so it cannot be started
                """));
    }

    @Test
    void blockedTaskCannotStart() throws IOException {
        create("deploy", "--depends-on", "back");
        assertRefused(4, "task deploy is blocked: it waits for backup, not completed yet", "task", "start", "deploy");
        assertRefused(4, "task deploy is blocked: it waits for backup, not completed yet", "task", "complete", "deploy");
        tool.run("task", "complete", "backup");
        assertThat(tool.run("task", "start", "deploy")).isEqualTo(done("deploy started\n"));
    }

    @Test
    void dependenciesOnTaskThatIsDoneDoNotHinderAnImmediateStart() {
        tool.run("task", "complete", "backup");
        assertThat(tool.run("task", "create", "--title", "x", "--id", "x", "--depends-on", "back", "--start"))
                .isEqualTo(done("x\n"));
    }

    @Test
    void cycleIsRefused() throws IOException {
        create("deploy", "--depends-on", "backup");
        assertRefused(4, "task backup would wait for itself", "task", "update", "backup", "--depends-on", "deploy");
        assertRefused(4, "task backup would wait for itself", "task", "update", "backup", "--depends-on", "backup");
        assertThat(tool.run("task", "update", "deploy", "--undepend", "backup")).isEqualTo(done("deploy updated\n"));
        assertThat(tool.run("task", "update", "backup", "--depends-on", "deploy")).isEqualTo(done("backup updated\n"));
    }

    @Test
    void updateChangesWhatIsGivenAndNothingElse() throws IOException {
        tool.run("task", "update", "backup", "--tag", "a", "--tag", "b", "--priority", "high", "--sla", "1h");
        assertThat(lastEvent()).endsWith("\"actor\":\"ann\",\"priority\":8,"
                + "\"sla_deadline\":\"2025-11-17T13:00:00.000000Z\",\"tags\":[\"a\",\"b\"]}");
        tool.run("task", "update", "backup", "--untag", "a", "--tag", "c", "--title", "new", "--context", "k=1");
        assertThat(lastEvent()).endsWith("\"title\":\"new\",\"tags\":[\"b\",\"c\"],\"context\":{\"k\":1}}");
    }

    @Test
    void progressIsToldInWordsAndFigures() throws IOException {
        assertThat(tool.run("task", "progress", "backup", "--percent", "40%", "--message", "copying",
                "--subtasks-total", "10", "--subtasks-completed", "3", "--subtasks-failed", "0"))
                .isEqualTo(done("backup at 40%\n"));
        assertThat(lastEvent()).endsWith("\"progress_percent\":40,\"progress_message\":\"copying\","
                + "\"subtasks_total\":10,\"subtasks_completed\":3,\"subtasks_failed\":0}");
    }

    @Test
    void restsRetriesAndEndings() {
        assertThat(tool.run("task", "queue", "backup")).isEqualTo(done("backup queued\n"));
        tool.run("task", "start", "backup");
        assertThat(tool.run("task", "pause", "backup", "--reason", "r")).isEqualTo(done("backup paused\n"));
        assertThat(tool.run("task", "resume", "backup")).isEqualTo(done("backup resumed\n"));
        assertThat(tool.run("task", "retry", "backup", "--error", "e")).isEqualTo(done("backup waits for another try\n"));
        tool.run("task", "start", "backup");
        tool.at("2025-11-17T12:00:01Z");
        assertThat(tool.run("task", "fail", "backup", "--error", "boom")).isEqualTo(done("backup failed after 1.0s\n"));
        create("other");
        assertThat(tool.run("task", "cancel", "other", "--reason", "superseded"))
                .isEqualTo(done("other cancelled 0s after it was created\n"));
        assertThat(tool.run("task", "list", "--columns", "task_id,error_count,retries_count,error_message,reason",
                "-o", "tsv").out()).isEqualTo("""
                task_id\terror_count\tretries_count\terror_message\treason
                other\t0\t0\t\tsuperseded
                backup\t2\t1\tboom\t
                """);
    }

    @Test
    void completedNeverChanges() throws IOException {
        tool.run("task", "complete", "backup");
        for (String verb : new String[] {"start", "complete", "cancel", "queue", "pause", "resume", "retry"}) {
            assertRefused(4, "task backup is completed, and that never changes", "task", verb, "backup");
        }
        assertRefused(4, "task backup exists already", "task", "create", "--title", "x", "--id", "backup");
    }

    @Test
    void workOfOneKeyIsOneTaskWhileItIsOpen() {
        String id = tool.run("task", "create", "--title", "nightly", "--key", "nightly/2026-01-05").out();
        assertThat(tool.run("task", "create", "--title", "nightly", "--key", "nightly/2026-01-05"))
                .isEqualTo(new Tool.Outcome(0, id, "task-mgmt: task " + id.strip() + " of this key is open: nothing was written\n"));
        assertThat(tool.run("task", "create", "--title", "nightly", "--key", "nightly/2026-01-06").out()).isNotEqualTo(id);
        tool.run("task", "complete", id.strip());
        assertThat(tool.run("task", "create", "--title", "nightly", "--key", "nightly/2026-01-05").out()).isNotEqualTo(id);
    }

    @Test
    void whatFailedOrWasCancelledIsTriedAgain() throws IOException {
        tool.run("task", "start", "backup");
        tool.run("task", "fail", "backup", "--error", "disk full", "--metadata", "exit_code=28");
        assertRefused(4, "task backup is failed: 'task-mgmt task retry' opens another attempt", "task", "complete", "backup");
        tool.run("task", "start", "backup");
        tool.run("task", "cancel", "backup", "--reason", "superseded");
        assertRefused(4, "task backup is cancelled: 'task-mgmt task retry' opens another attempt", "task", "start", "backup");
        assertThat(tool.run("task", "retry", "backup")).isEqualTo(done("backup waits for another try\n"));
        tool.run("task", "start", "backup");
        tool.run("task", "complete", "backup");
        assertThat(tool.run("task", "list", "--columns", "status,attempt,retries_count,error_message,reason", "-o", "tsv").out()).isEqualTo("""
                status\tattempt\tretries_count\terror_message\treason
                completed\t3\t2\t\t
                """);
        assertThat(tool.run("task", "show", "backup", "-o", "json").out())
                .contains("\"attempt\": 1,", "\"status\": \"failed\"", "\"exit_code\": 28", "\"error_message\": \"disk full\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "complete backup --cpu-seconds -1 | --cpu-seconds: cpu_seconds must be a number from 0 to 10^18",
        "complete backup --cpu-seconds NaN | --cpu-seconds: cpu_seconds must be a number from 0 to 10^18",
        "complete backup --memory-peak-mb 1e19 | --memory-peak-mb: memory_peak_mb must be a number from 0 to 10^18",
        "complete backup --resource own=1e999 | --resource: own must be a number within 10^18",
        "complete backup --resource own=x | --resource: own must be a number",
        "complete backup --resource tokens_processed=1 | --resource: tokens_processed belongs to --ml",
        "complete backup --ml epochs_completed=1.5 | --ml: epochs_completed must be a whole number from 0 to 10^18",
        "complete backup --verified --verification-failed | --verified and --verification-failed exclude each other",
        "verify backup | say either --passed or --failed",
        "progress backup | there is no progress to report; give --percent, --message or a figure",
        "progress backup --percent 101 | --percent: '101' is not a number from 0 to 100",
        "update backup | there is nothing to update; give what has changed",
        "update backup --priority 11 | no priority '11': it is 1 to 10, or critical, high, medium, low, background",
        "fail backup | --error is missing; for example: task-mgmt task fail storage_backup_1a2b3c4d --error \"no space left on device\"; see 'task-mgmt task fail --help'",
        "start | ID is missing: a task, by its id, a unique prefix or end of it, or @last; - reads them from standard input; for example: task-mgmt task start storage_backup_1a2b3c4d; see 'task-mgmt task start --help'"
    })
    void senselessValuesAreRefused(String arguments, String message) throws IOException {
        assertRefused(2, message, ("task " + arguments).split(" ", -1));
    }

    private void create(String id, String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(new String[] {"task", "create", "--title", id, "--id", id}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        assertThat(tool.run(arguments)).isEqualTo(done(id + "\n"));
    }

    private void assertRefused(int status, String message, String... arguments) throws IOException {
        String before = registry() + Files.readString(directory.resolve("immutable_audit.jsonl"));
        assertThat(tool.run(arguments)).isEqualTo(new Tool.Outcome(status, "", "task-mgmt: " + message + "\n"));
        assertThat(registry() + Files.readString(directory.resolve("immutable_audit.jsonl"))).isEqualTo(before);
    }

    private static Tool.Outcome done(String out) {
        return new Tool.Outcome(0, out, "");
    }

    @Test
    void workThatIsDoneOnceMoreIsANewTaskThatNamesTheOldOne() throws Exception {
        tool.run("task", "create", "--title", "x", "--id", "first");
        Tool.Outcome early = tool.run("task", "create", "--title", "x", "--rerun-of", "first");
        assertThat(early.status()).isEqualTo(4);
        assertThat(early.err()).isEqualTo("task-mgmt: task first is pending: only one that is completed is done once more\n");
        tool.run("task", "complete", "first");
        assertThat(tool.run("task", "create", "--title", "x", "--id", "second", "--rerun-of", "fir").status()).isZero();
        assertThat(registry()).contains("\"task_id\":\"second\"", "\"rerun_of\":\"first\"}");
        assertThat(tool.run("task", "show", "second", "--json").out()).contains("\"rerun_of\": \"first\"");
        assertThat(tool.run("task", "show", "first", "--json").out()).contains("\"status\": \"completed\"");
        tool.run("task", "fail", "second", "--error", "e");
        Tool.Outcome failed = tool.run("task", "create", "--title", "x", "--rerun-of", "second");
        assertThat(failed.status()).isEqualTo(4);
        assertThat(failed.err()).isEqualTo("task-mgmt: task second is failed: open it again with task-mgmt task retry\n");
        assertThat(tool.run("task", "create", "--title", "x", "--rerun-of", "nosuch").status()).isEqualTo(3);
    }

    private String registry() throws IOException {
        return Tool.unnamed(Files.readString(directory.resolve("registry.jsonl")));
    }

    private String lastEvent() throws IOException {
        return registry().lines().reduce("", (before, line) -> line);
    }
}
