package taskmgmt.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.machine.Processes;
import taskmgmt.testkit.Tool;

/** Which tasks count as stuck and why, over real commands at times that the test sets. */
class StuckCommandTest {
    private static final String NOON = "2025-11-17T12:00:00Z";

    @TempDir
    private Path directory;

    private final FakeMachine machine = new FakeMachine();
    private Tool tool = Tool.in(Path.of("."));

    /** A machine with one process, 42. */
    private static final class FakeMachine implements Processes {
        private String bootId = "boot-1";
        private @Nullable Instant startedAt = Instant.parse("2025-11-17T11:00:00Z");

        @Override
        public String bootId() {
            return bootId;
        }

        @Override
        public @Nullable Sighting find(long pid) {
            return pid == 42 && startedAt != null ? new Sighting(startedAt) : null;
        }
    }

    @BeforeEach
    void start() {
        tool = Tool.in(directory).environment("USER", "ann").processes(machine).at(NOON);
    }

    @Test
    void activeTaskIsStuckAfterTheLimitAndNotBefore() {
        create("a", "--start");
        tool.at("2025-11-17T13:00:00Z");
        assertThat(reasons()).isEmpty();
        tool.at("2025-11-17T13:00:00.000001Z");
        assertThat(reasons()).isEqualTo("a [\"active_too_long\"]\n");
        assertThat(tool.run("stuck", "--fail").status()).isEqualTo(1);
        assertThat(tool.run("stuck", "--fail", "--longer-than", "2h")).isEqualTo(new Tool.Outcome(0,
                "ID  TITLE  RUNNING  LIMIT  WHY  SILENT  STATUS  SUBSYSTEM  TYPE\n", "task-mgmt: no stuck tasks\n"));
    }

    @Test
    void showsPeopleWhatMattersAndProgramsEverything() {
        create("a", "--start", "--pid", "42");
        run("task", "progress", "a", "--percent", "40");
        machine.startedAt = null;
        tool.at("2025-11-17T13:30:00Z");
        assertThat(tool.run("stuck").out()).isEqualTo("""
                ID  TITLE  RUNNING   LIMIT  WHY                                         SILENT  STATUS  SUBSYSTEM  TYPE
                a   a       1h 30m  1h 00m  active too long, no progress, process gone  1h 30m  active  general    custom
                """);
        assertThat(tool.run("stuck", "-o", "jsonl").out()).isEqualTo("{\"task_id\":\"a\",\"subsystem\":\"general\","
                + "\"task_type\":\"custom\",\"title\":\"a\",\"status\":\"active\",\"started_at\":\"2025-11-17T12:00:00.000000Z\","
                + "\"active_since\":\"2025-11-17T12:00:00.000000Z\",\"running_seconds\":5400,\"limit_seconds\":3600,"
                + "\"limit_runs\":null,\"reasons\":[\"active_too_long\",\"no_progress\",\"owner_gone\"],\"restarts\":0,"
                + "\"progress_percent\":40,\"last_progress_at\":\"2025-11-17T12:00:00.000000Z\","
                + "\"last_heard_at\":\"2025-11-17T12:00:00.000000Z\",\"owner_pid\":42,\"owner_boot_id\":\"boot-1\"}\n");
    }

    @Test
    void sweepEndsThoseWhoseProcessIsGoneAndNoOthers() throws Exception {
        create("gone", "--start", "--pid", "41");
        create("alive", "--start", "--pid", "42");
        create("slow", "--start");
        tool.at("2025-11-17T15:00:00Z");
        assertThat(tool.run("stuck", "--sweep", "--longer-than", "1h").err()).isEqualTo("task-mgmt: ended as lost: 1\n");
        assertThat(tool.last("registry.jsonl")).containsEntry("event", "task.failed").containsEntry("task_id", "gone")
                .containsEntry("error_message", "lost");
        assertThat(tool.run("stuck", "--sweep").err()).isEqualTo("task-mgmt: ended as lost: 0\n");
        assertThat(tool.events()).filteredOn("task.failed"::equals).hasSize(1);
    }

    @Test
    void whoeverLetsALeaseRunOutIsSeen() {
        create("claimed");
        create("resting");
        run("task", "claim", "claimed", "--lease", "2m", "--worker", "w1");
        run("task", "claim", "resting", "--lease", "2m", "--worker", "w1");
        run("task", "pause", "resting");
        tool.at("2025-11-17T12:01:59Z");
        assertThat(reasons()).isEmpty();
        tool.at("2025-11-17T12:02:00Z");
        assertThat(reasons()).isEqualTo("claimed [\"lease_over\"]\n");
        assertThat(tool.run("stuck").out()).contains("lease over");
        run("task", "claim", "claimed", "--worker", "w2");
        assertThat(reasons()).isEmpty();
    }

    @Test
    void waitingOnPurposeIsNotStuck() {
        create("pending");
        create("queued");
        create("paused", "--start", "--pid", "42");
        run("task", "queue", "queued");
        run("task", "pause", "paused");
        machine.startedAt = null;
        tool.at("2025-11-27T12:00:00Z");
        assertThat(reasons()).isEmpty();
        run("task", "resume", "paused");
        assertThat(reasons()).isEqualTo("paused [\"owner_gone\"]\n");
        tool.at("2025-11-27T13:00:01Z");
        assertThat(reasons()).isEqualTo("paused [\"active_too_long\",\"owner_gone\"]\n");
    }

    @Test
    void repeatedPercentageIsNoProgress() {
        create("a", "--start");
        run("task", "progress", "a", "--percent", "10");
        for (String minute : new String[] {"20", "40", "59"}) {
            tool.at("2025-11-17T12:" + minute + ":00Z");
            run("task", "progress", "a", "--percent", "10");
            run("task", "snapshot", "a", "--cpu-seconds", minute);
        }
        assertThat(reasons()).isEqualTo("a [\"no_progress\"]\n");
        assertThat(reasons("--no-progress", "59m")).isEmpty();
        run("task", "progress", "a", "--message", "still at it");
        assertThat(reasons()).isEmpty();
        tool.at("2025-11-17T13:10:00Z");
        run("task", "snapshot", "a", "--percent", "11", "--cpu-seconds", "60");
        assertThat(reasons("--longer-than", "1d", "--no-progress", "0s")).isEmpty();
    }

    @Test
    void taskThatNeverReportsProgressOwesNone() {
        create("a", "--start");
        tool.at("2025-11-17T12:59:00Z");
        assertThat(reasons("--no-progress", "1s")).isEmpty();
    }

    @Test
    void goingRoundInCirclesIsToldByRestarts() {
        create("a", "--start");
        for (int i = 0; i < 2; i++) {
            run("task", "retry", "a");
            run("task", "start", "a");
        }
        run("task", "retry", "a");
        assertThat(reasons("--restarts", "4")).isEmpty();
        assertThat(reasons()).isEqualTo("a [\"repeated_restarts\"]\n");
        tool.at("2025-11-17T13:00:01Z");
        assertThat(reasons()).isEqualTo("a [\"not_retried\",\"repeated_restarts\"]\n");
    }

    @Test
    void eachTryHasItsOwnTimeAndItsOwnProcess() {
        create("a", "--start", "--pid", "7");
        assertThat(reasons()).isEqualTo("a [\"owner_gone\"]\n");
        tool.at("2025-11-17T12:50:00Z");
        run("task", "retry", "a");
        run("task", "start", "a");
        tool.at("2025-11-17T13:40:00Z");
        assertThat(reasons()).isEmpty();
        run("task", "retry", "a");
        run("task", "start", "a", "--pid", "42");
        assertThat(reasons()).isEmpty();
        machine.bootId = "boot-2";
        assertThat(reasons()).isEqualTo("a [\"owner_gone\"]\n");
    }

    @Test
    void limitIsWorkedOutFromTheRunsBefore() {
        // 20 successful runs of 1 to 20 s: by nearest rank the 95th percentile is the 19th of them. Failures do not
        // count.
        for (int i = 1; i <= 20; i++) {
            finished("done" + i, "complete", i);
        }
        finished("failed", "fail", 59);
        tool.at(NOON);
        create("a", "--start", "--type", "batch");
        create("other", "--start", "--subsystem", "elsewhere");
        tool.at("2025-11-17T12:00:57Z");
        assertThat(reasons("--longer-than", "p95x3")).isEmpty();
        assertThat(reasons("--longer-than", "p50x5.7")).isEmpty();
        tool.at("2025-11-17T12:00:57.000001Z");
        assertThat(reasons("--longer-than", "p95x3")).isEqualTo("a [\"active_too_long\"]\n");
        Tool.Outcome outcome = tool.run("stuck", "--longer-than", "p95x3", "-o", "tsv");
        assertThat(outcome.out()).contains("\t57.000001\t57\t20\t");
        assertThat(outcome.err())
                .isEqualTo("task-mgmt: the limit is 1h for want of 5 successful runs: elsewhere/custom\n");
        tool.at("2025-11-17T13:00:01Z");
        assertThat(reasons("--longer-than", "p95x3", "--subsystem", "elsewhere"))
                .isEqualTo("other [\"active_too_long\"]\n");
    }

    @Test
    void processThatIsPublishedOnTheBusIsWatchedToo() {
        tool.input("""
                {"ts":"2025-11-17T11:59:00Z","event":"task.created","task_id":"bus","title":"t"}
                {"ts":"2025-11-17T11:59:00Z","event":"task.started","task_id":"bus","owner":{"pid":7,"boot_id":"boot-1"}}
                {"ts":"2025-11-17T11:59:00Z","event":"task.created","task_id":"bad","owner":7}
                """);
        Tool.Outcome outcome = tool.run("events", "ingest", "-");
        assertThat(outcome.err() + outcome.out()).contains("owner cannot be used: kept in metadata.unusable");
        assertThat(reasons()).isEqualTo("bus [\"owner_gone\"]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "stuck --longer-than soon | --longer-than: 'soon' is not a duration; write 90s, 15m, 2h or 7d",
        "stuck --longer-than -1h | --longer-than: '-1h' is negative; write 90s, 15m, 2h or 7d",
        "stuck --longer-than p0x3 | --longer-than: '0' is not a whole number, 1 to 99",
        "stuck --longer-than px | --longer-than: '' is not a whole number, 1 to 99",
        "stuck --longer-than p95x0 | --longer-than: '0' is not a factor, above 0 and up to 1000, as in p95x3",
        "stuck --longer-than p95xNaN | --longer-than: 'NaN' is not a factor, above 0 and up to 1000, as in p95x3",
        "stuck --longer-than p95x1e999999999 | --longer-than: '1e999999999' is not a factor, above 0 and up to "
            + "1000, as in p95x3",
        "stuck --no-progress 9999y | --no-progress: '9999y' has no unit we know; write 90s, 15m, 2h or 7d",
        "stuck --restarts 0 | --restarts: '0' is not a whole number, 1 to 2147483647",
        "task start a --pid 0 | --pid: '0' is not a whole number, 1 to 2147483647",
        "task create --title x --pid 42 | --pid names the process that works on it, so it goes with --start"
    })
    void senselessValuesAreRefused(String arguments, String message) {
        assertThat(tool.run(arguments.split(" ", -1))).isEqualTo(
                new Tool.Outcome(2, "", "task-mgmt: " + message + "\n"));
    }

    private void finished(String id, String verb, int seconds) {
        tool.at("2025-11-17T11:00:00Z");
        create(id, "--start", "--type", "batch");
        tool.at(Instant.parse("2025-11-17T11:00:00Z").plusSeconds(seconds).toString());
        if (verb.equals("fail")) {
            run("task", "fail", id, "--error", "e");
        } else {
            run("task", verb, id);
        }
    }

    private void create(String id, String... more) {
        String[] arguments = new String[more.length + 6];
        System.arraycopy(new String[] {"task", "create", "--title", id, "--id", id}, 0, arguments, 0, 6);
        System.arraycopy(more, 0, arguments, 6, more.length);
        run(arguments);
    }

    private void run(String... arguments) {
        assertThat(tool.run(arguments)).as(String.join(" ", arguments)).satisfies(outcome -> {
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.status()).isZero();
        });
    }

    /** The ids of the stuck tasks with the reasons. */
    private String reasons(String... options) {
        String[] arguments = new String[options.length + 3];
        System.arraycopy(new String[] {"stuck", "-o", "tsv"}, 0, arguments, 0, 3);
        System.arraycopy(options, 0, arguments, 3, options.length);
        StringBuilder text = new StringBuilder();
        tool.run(arguments).out().lines().skip(1).forEach(line -> {
            String[] cells = line.split("\t", -1);
            text.append(cells[0]).append(' ').append(cells[10]).append('\n');
        });
        return text.toString();
    }
}
