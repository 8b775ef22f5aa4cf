package taskmgmt.change;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static taskmgmt.testkit.LogFixture.NOW;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.doctor.Doctor;
import taskmgmt.imports.incident.ForeignIncident;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogFiles;
import taskmgmt.store.survey.IncidentAgreement;
import taskmgmt.store.ingest.EventIngest;
import taskmgmt.store.ingest.IngestListener;
import taskmgmt.store.ingest.IngestResult;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** What people do again after it was killed: then it has happened once, wherever the end was. */
class KilledAndRepeatedTest {
    private static final int LINES = 2_300;
    private static final IngestListener QUIET = new IngestListener() {
        @Override
        public void refused(long lineNumber, String reason) {
            throw new AssertionError(lineNumber + ": " + reason);
        }

        @Override
        public void noted(long lineNumber, String remark) {
            throw new AssertionError(lineNumber + ": " + remark);
        }

        @Override
        public void progress(IngestResult soFar) {
            // The result is looked at in the end.
        }
    };

    @TempDir
    private Path temporary;

    private interface Work {
        void on(TaskLog log) throws IOException;
    }

    private interface Expectation {
        void of(LogFixture log, String what) throws IOException;
    }

    /** Ends the work at each step in each way, repeats it, and counts the ends. */
    private int endAtEveryStep(LogFixture before, Work work, Expectation expectation) throws IOException {
        int ends = 0;
        for (int step = 0, seen = step + 1; step < seen; step++) {
            for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
                LogFixture copy = before.copyTo(temporary.resolve("at-" + step + fault));
                String what = fault + " at " + step;
                try (FaultyDisk disk = FaultyDisk.failingAt(step, fault)) {
                    boolean done = true;
                    try (TaskLog log = TaskLog.at(copy.directory, LogFixture.settings(), copy.notices::add, disk.files())) {
                        work.on(log);
                    } catch (FaultyDisk.Killed | IOException e) {
                        done = false;
                    }
                    seen = Math.max(seen, disk.steps().size());
                    ends += disk.hasFailed() ? 1 : 0;
                    assertThat(done || disk.hasFailed()).as(what).isTrue();
                }
                if (Files.exists(copy.file(LogFiles.UNSYNCED))) {
                    new Doctor(copy.directory, LogFixture.settings()).fix(false, copy.notices::add);
                }
                try (TaskLog log = copy.open()) {
                    work.on(log);
                }
                expectation.of(copy, what);
                assertThat(copy.firstFinding()).as(what).isEmpty();
            }
        }
        return ends;
    }

    private LogFixture log() throws IOException {
        LogFixture log = new LogFixture(temporary.resolve("logs"));
        log.create("before");
        return log;
    }

    private static List<String> registryOf(LogFixture log, String part) throws IOException {
        return Files.readAllLines(log.file(LogFiles.REGISTRY)).stream().filter(line -> line.contains(part)).toList();
    }

    /** Several batches, each of which is acknowledged by itself. */
    @Sweep
    @Test
    void anIngestThatIsRepeatedAddsEachEventOnce() throws IOException {
        byte[] lines = String.join("\n", IntStream.range(0, LINES).mapToObj(i -> "{\"event\":\"task.created\",\"ts\":\"2026-02-01T00:00:00Z\",\"task_id\":\"in" + i + "\"}")
                .toList()).getBytes(UTF_8);
        int ends = endAtEveryStep(log(), writer -> new EventIngest(writer, QUIET).run(new ByteArrayInputStream(lines)), (log, what) -> {
            List<String> added = registryOf(log, "\"in");
            assertThat(added).as(what).hasSize(LINES);
            assertThat(new HashSet<>(added)).as(what).hasSize(LINES);
        });
        assertThat(ends).isGreaterThan(60);
    }

    @Sweep
    @Test
    void incidentsThatAreImportedAgainHaveEachTheirTaskOnce() throws IOException {
        List<ForeignIncident> incidents = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            incidents.add(new ForeignIncident(i, "inc" + i, null, NOW.minusSeconds(600), NOW.minusSeconds(500), i > 0, i > 0 ? NOW.minusSeconds(10) : null, "disk_full",
                    Severity.HIGH, List.of("cleaned"), Map.of()));
        }
        int ends = endAtEveryStep(log(), writer -> new ImportIncidents(writer).record(incidents), (log, what) -> {
            IncidentAgreement agreement = IncidentAgreement.of(LogReader.at(log.directory));
            assertThat(agreement.incidents()).as(what).hasSize(3);
            assertThat(agreement.differences()).as(what).isEmpty();
            assertThat(Files.readAllLines(log.file(LogFiles.INCIDENTS)).stream().filter(line -> !line.isBlank())).as(what).hasSize(8);
            assertThat(registryOf(log, "task.created")).as(what).hasSize(4);
        });
        assertThat(ends).isGreaterThan(40);
    }

    @Sweep
    @Test
    void whatIsReconciledAgainIsReconciledOnce() throws IOException {
        LogFixture before = log();
        String incident = "{\"incident_id\":\"inc_%d\",\"detected_at\":\"2026-02-01T12:00:00.000000Z\",\"resolved_at\":null,\"status\":\"detected\","
                + "\"failure_mode\":\"port_in_use\",\"severity\":\"high\",\"task_id\":\"t%d\"}\n";
        before.write(LogFiles.INCIDENTS, (incident.formatted(1, 1) + incident.formatted(2, 2)).getBytes(UTF_8));
        assertThat(IncidentAgreement.of(LogReader.at(before.directory)).differences()).hasSize(2);
        int ends = endAtEveryStep(before, writer -> new ChangeIncident(writer).reconcile(), (log, what) -> {
            assertThat(IncidentAgreement.of(LogReader.at(log.directory)).differences()).as(what).isEmpty();
            assertThat(registryOf(log, "task.created")).as(what).hasSize(3);
        });
        assertThat(ends).isGreaterThan(40);
    }
}
