package taskmgmt.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.lock.RunLock;
import taskmgmt.number.Decimal;
import taskmgmt.preset.WorkPreset;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.testkit.Tool;

class TaskReporterTest {
    @TempDir
    private Path directory;

    private final List<String> notices = new ArrayList<>();
    private final ClientSettings settings = ClientSettings.usual().withActor("guardian").withNotices(notices::add);

    private Path logs() {
        return directory.resolve("logs");
    }

    private TaskReporter reporter() {
        return TaskReporter.open(logs(), "healing", "playbook", settings);
    }

    private TaskReporter reporter(WorkPreset preset) {
        return TaskReporter.open(logs(), preset, settings);
    }

    private Task task(String id) throws IOException {
        return LogReader.at(logs()).resolve(id);
    }

    private List<String> events() throws Exception {
        return Tool.in(directory).events();
    }

    @Test
    void recordsWhatTheCommandLineWouldAndTheAuditLogVouchesForIt() throws Exception {
        String id;
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start(NewWork.titled("Fix port collision").priority(8).sla(Duration.ofHours(1)).description("port 8000")
                        .createdBy("alice").assignedTo("bob").tags("port", "port").metadata(Map.of("port", 8000)).input(Map.of("host", "a")))) {
            id = task.id();
            assertThat(RunLock.state(logs(), id)).isEqualTo(RunLock.State.HELD);
            task.progress(50, "half of it");
            task.verify(true, Map.of("checked", "port 8000"));
            task.complete(WorkOutcome.done().result(Map.of("freed", 1)).metadata(Map.of("pid", 17)).metrics(Map.of("tokens_processed", 5)));
        }
        Task task = task(id);
        assertThat(id).matches("healing_playbook_[0-9a-f]{8}");
        assertThat(task.status()).isEqualTo(Status.COMPLETED);
        assertThat(task.priority()).isEqualTo(8);
        assertThat(task.slaMet()).isTrue();
        assertThat(task.verificationStatus()).isEqualTo("passed");
        assertThat(task.value(TaskField.METADATA)).isEqualTo(Map.of("port", 8000L, "pid", 17L));
        assertThat(task.value(TaskField.RESULT)).isEqualTo(Map.of("freed", 1L));
        assertThat(task.value(TaskField.TOKENS_PROCESSED)).isEqualTo(5L);
        assertThat(task.value(TaskField.PROOF)).isEqualTo("claimed");
        assertThat(events()).containsExactly("task.created", "task.started", "task.progress", "task.verified", "task.completed");
        assertThat(RunLock.state(logs(), id)).isEqualTo(RunLock.State.NONE);
        assertThat(Tool.in(directory).run("audit", "verify").out()).contains("[INTACT]");
        assertThat(notices).isEmpty();
    }

    /** The work is real: it computes, holds memory, and writes to the disk. */
    @Test
    void measuresWhatTheProcessUsedInBetween() throws Exception {
        String id;
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("compute")) {
            id = task.id();
            byte[] held = new byte[8 << 20];
            Path file = directory.resolve("written");
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(held);
            }
            try (var channel = java.nio.channels.FileChannel.open(file, java.nio.file.StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            long sum = 0;
            long end = System.nanoTime() + 300_000_000;
            ThreadMXBean threads = ManagementFactory.getThreadMXBean();
            long used = threads.getCurrentThreadCpuTime() + 100_000_000;
            while (System.nanoTime() < end || threads.getCurrentThreadCpuTime() < used) {
                sum += held[(int) (sum & 0xff)] + 1;
            }
            assertThat(sum).isPositive();
            task.complete();
        }
        Map<?, ?> usage = usage(id);
        assertThat(usage.get("source")).isEqualTo("measured");
        assertThat(usage.get("measured_by")).isEqualTo("process");
        assertThat(number(usage, "wall_seconds")).isBetween(0.3, 60.0);
        assertThat(number(usage, "cpu_seconds")).isBetween(0.05, 60.0);
        assertThat(number(usage, "memory_peak_mb")).isGreaterThanOrEqualTo(number(usage, "memory_current_mb") * 0.5).isGreaterThan(8);
        assertThat(number(usage, "disk_write_mb")).isGreaterThanOrEqualTo(8);
    }

    private Map<?, ?> usage(String id) throws IOException {
        return task(id).value(TaskField.RESOURCE_USAGE) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static double number(Map<?, ?> usage, String key) {
        Object value = usage.get(key);
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    @Test
    void figuresThatAreReportedCountBeforeTheMeasuredOnes() throws Exception {
        String id;
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("a")) {
            id = task.id();
            task.complete(WorkOutcome.done().resources(Map.of("cpu_seconds", 12.5, "storage_delta_mb", -25)));
        }
        Map<?, ?> usage = usage(id);
        assertThat(usage.get("cpu_seconds")).isEqualTo(Decimal.parse("12.5"));
        assertThat(usage.get("storage_delta_mb")).isEqualTo(-25L);
        assertThat(usage.containsKey("memory_peak_mb")).as("what was measured and not reported").isTrue();
    }

    @Test
    void aTaskThatIsClosedWithoutAnEndHasFailedAndSaysSo() throws Exception {
        String id;
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("forgotten")) {
            id = task.id();
        }
        assertThat(task(id).status()).isEqualTo(Status.FAILED);
        assertThat(task(id).value(TaskField.ERROR_MESSAGE)).isEqualTo("closed without completion");
        assertThat(notices).containsExactly("task " + id + " was closed without completion");
        assertThat(RunLock.state(logs(), id)).isEqualTo(RunLock.State.NONE);
    }

    @Test
    void aTaskThatSomebodyElseEndedIsClosedWithANotice() throws Exception {
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("a")) {
            assertThat(Tool.in(directory).at("2100-01-01T00:00:00Z").run("task", "cancel", task.id()).status()).isZero();
        }
        assertThat(notices).hasSize(2).element(1).asString().contains("that is not recorded", "is cancelled");
    }

    @Test
    void failsWithTheKindAndTheMessageOfAnException() throws Exception {
        List<String> ids = new ArrayList<>();
        try (TaskReporter reporter = reporter()) {
            for (Exception cause : List.of(new IOException("no space left"), new IllegalStateException(), new IOException("x".repeat(5_000)))) {
                ReportedTask task = reporter.start("a");
                ids.add(task.id());
                task.fail(cause);
            }
        }
        assertThat(task(ids.get(0)).value(TaskField.ERROR_MESSAGE)).isEqualTo("IOException: no space left");
        assertThat(task(ids.get(1)).value(TaskField.ERROR_MESSAGE)).isEqualTo("IllegalStateException");
        assertThat(String.valueOf(task(ids.get(2)).value(TaskField.ERROR_MESSAGE))).hasSize(2_000);
    }

    @Test
    void endsOnce() throws Exception {
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("a")) {
            task.cancel("not wanted");
            assertThatThrownBy(task::complete).isInstanceOf(IllegalStateException.class).hasMessageContaining("has ended");
            assertThatThrownBy(() -> task.progress(1)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> task.snapshot(Map.of())).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> task.verify(true, null)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> task.fail("x")).isInstanceOf(IllegalStateException.class);
            assertThat(task).hasToString("task " + task.id());
        }
        assertThat(events()).containsExactly("task.created", "task.started", "task.cancelled");
    }

    @Test
    void whatMayNotCompleteStaysOpen() throws Exception {
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start(NewWork.titled("a").verificationRequired())) {
            assertThatThrownBy(task::complete).isInstanceOf(RefusedException.class).hasMessageContaining("needs verification");
            assertThat(task(task.id()).status()).isEqualTo(Status.ACTIVE);
            task.complete(WorkOutcome.done().verified(true, List.of("seen")));
            assertThat(task(task.id()).status()).isEqualTo(Status.COMPLETED);
        }
    }

    @Test
    void aVerificationThatDidNotPassFailsTheTask() throws Exception {
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("a")) {
            task.complete(WorkOutcome.done().verified(false));
            assertThat(task(task.id()).status()).isEqualTo(Status.FAILED);
        }
    }

    @Test
    void oneTaskOfAKeyIsOpenAtATime() throws Exception {
        try (TaskReporter reporter = reporter();
                ReportedTask first = reporter.start(NewWork.titled("a").key("k"))) {
            assertThatThrownBy(() -> reporter.start(NewWork.titled("b").key("k"))).isInstanceOf(RefusedException.class)
                    .hasMessage("task " + first.id() + " of this key is open");
            first.complete();
            ReportedTask second = reporter.start(NewWork.titled("b").key("k").id("second").type("other"));
            second.complete();
            assertThat(task("second").type()).isEqualTo("other");
        }
    }

    @Test
    void whatIsRefusedLeavesNothingBehind() throws Exception {
        try (TaskReporter reporter = reporter()) {
            assertThatThrownBy(() -> reporter.start(" ")).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> reporter.start(NewWork.titled("a").dependsOn("nobody"))).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> reporter.start(NewWork.titled("a").priority(11))).isInstanceOf(RefusedException.class);
            assertThatThrownBy(() -> reporter.start(NewWork.untitled())).isInstanceOf(RefusedException.class);
        }
        assertThat(logs()).doesNotExist();
    }

    /** The log does not suffer from whoever is interrupted while it is written. */
    @Test
    void anInterruptedThreadRecordsItsEndAllTheSame() throws Exception {
        try (TaskReporter reporter = reporter();
                ReportedTask task = reporter.start("a")) {
            Thread.currentThread().interrupt();
            task.complete();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(task(task.id()).status()).isEqualTo(Status.COMPLETED);
            ReportedTask next = reporter.start("b");
            next.snapshot(Map.of("epochs_completed", 1));
            next.complete();
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void manyThreadsMayShareAReporter() throws Exception {
        try (TaskReporter reporter = reporter()) {
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String title = "task " + i;
                threads.add(Thread.ofVirtual().start(() -> {
                    try (ReportedTask task = reporter.start(title)) {
                        task.complete();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
        assertThat(LogReader.at(logs()).tasks().tasks().values()).hasSize(20).allMatch(task -> task.status() == Status.COMPLETED);
    }

    @Test
    void aPresetNamesTheTaskAndJudgesItByItsRule() throws Exception {
        String good;
        String bad;
        try (TaskReporter reporter = reporter(WorkPreset.TRAINING_JOB)) {
            assertThatThrownBy(() -> reporter.start(NewWork.untitled())).isInstanceOf(RefusedException.class).hasMessageContaining("needs metadata model");
            ReportedTask passes = reporter.start(NewWork.untitled().metadata(Map.of("model", "sentiment")));
            good = passes.id();
            passes.complete(WorkOutcome.done().metrics(Map.of("validation_accuracy", 0.93, "epochs_completed", 10)));
            ReportedTask falls = reporter.start(NewWork.titled("my own").priority(2).metadata(Map.of("model", "sentiment")));
            bad = falls.id();
            falls.complete(WorkOutcome.done().metrics(Map.of("validation_accuracy", 0.8)));
        }
        Task passed = task(good);
        assertThat(List.of(passed.subsystem(), passed.type(), passed.title(), String.valueOf(passed.priority())))
                .containsExactly("ml_pipeline", "training_job", "Train sentiment", "6");
        assertThat(passed.verificationStatus()).isEqualTo("passed");
        Task unverified = task(bad);
        assertThat(unverified.status()).isEqualTo(Status.COMPLETED);
        assertThat(unverified.priority()).isEqualTo(2);
        assertThat(unverified.title()).isEqualTo("my own");
        assertThat(unverified.verificationStatus()).isEqualTo("failed");
        assertThat(String.valueOf(unverified.value(TaskField.VERIFICATION_DETAILS)))
                .contains("reason=validation_accuracy is 0.8, not above 0.8");
    }

    @Test
    void aWorkOrderWhoseTestsDidNotPassHasFailed() throws Exception {
        String id;
        try (TaskReporter reporter = reporter(WorkPreset.CODING_WORK_ORDER)) {
            ReportedTask order = reporter.start(NewWork.untitled().metadata(Map.of("work_order", "fix login")));
            id = order.id();
            order.complete(WorkOutcome.done().verified(false, Map.of("failures", 2)));
        }
        assertThat(task(id).status()).isEqualTo(Status.FAILED);
        assertThat(task(id).title()).isEqualTo("Work order: fix login");
        assertThat(String.valueOf(task(id).value(TaskField.VERIFICATION_DETAILS))).contains("the check did not pass", "failures=2");
    }

    @Test
    void anActorIsOneLine() {
        assertThatThrownBy(() -> settings.withActor(" ")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withActor("a\nb")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> settings.withActor("a".repeat(201))).isInstanceOf(IllegalArgumentException.class);
        assertThat(ClientSettings.usual().withClock(() -> java.time.Instant.EPOCH).clock().instant()).isEqualTo(java.time.Instant.EPOCH);
    }
}
