package taskmgmt.store.write;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.doctor.Doctor;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.IncidentTask;
import taskmgmt.incident.Severity;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.RefusedException;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Seed;

class TaskLogTest {
    @TempDir
    Path temporary;

    LogFixture log;

    @BeforeEach
    void logThatDoesNotExistYet() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    @Test
    void nothingIsWrittenBehindALastLineThatLostItsEnd() throws IOException {
        LogFixture log = new LogFixture(temporary.resolve("flipped"));
        for (String name : List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS)) {
            try (LogClient client = new LogClient(log, PrivateFiles.SYSTEM)) {
                client.openIncident("port_in_use", "t-" + name);
            }
            byte[] bytes = log.bytes(name);
            bytes[bytes.length - 1] ^= 1;
            log.write(name, bytes);
            Map<String, String> before = log.everything();
            try (LogClient client = new LogClient(log, PrivateFiles.SYSTEM)) {
                assertThatThrownBy(() -> client.openIncident("disk_full", "t2")).as(name).isInstanceOf(LogDamagedException.class)
                        .hasMessageContaining(name).hasMessageContaining("task-mgmt doctor");
            }
            assertThat(log.everything()).as(name).isEqualTo(before);
            new Doctor(log.directory, LogFixture.settings()).fix(true, log.notices::add);
            log.create("after-" + name);
            assertThat(log.tasks()).containsKeys("t-" + LogFiles.REGISTRY, "after-" + name);
        }
    }

    @Test
    void aChangeIsADataLineAndItsAuditEntry() throws IOException {
        log.create("a");

        assertThat(new String(log.bytes(LogFiles.REGISTRY), UTF_8)).isEqualTo("""
                {"ts":"2026-03-01T12:00:00.000000Z","event":"task.created","task_id":"a","task_type":"test","subsystem":"store","title":"täsk a"}
                """);
        assertThat(new String(log.bytes(LogFiles.AUDIT), UTF_8)).isEqualTo("""
                {"entry_id":"log_1_20260301120000000000","timestamp":"2026-03-01T12:00:00.000000Z","actor":"tester",\
                "action":"task_registered","resource":"a","decision":{},"metadata":{"subsystem":"store","task_type":"test"},\
                "witness":{"file":"registry.jsonl","offset":0,"length":130,"sha256":"%s"},"seq":1,\
                "prev":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","hash":"%s"}
                """.formatted(between("\"sha256\":\"", "\""), between("\"hash\":\"", "\"")));
        assertThat(log.firstFinding()).isEmpty();
        assertThat(log.notices).isEmpty();
    }

    private String between(String start, String end) throws IOException {
        String text = new String(log.bytes(LogFiles.AUDIT), UTF_8);
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Test
    void aRefusedChangeLeavesNothingBehind() throws IOException {
        assertThatThrownBy(() -> log.append(now -> {
            now.resolve("nosuch");
            return ChangeSet.NOTHING;
        })).isInstanceOf(RefusedException.class);
        assertThat(Files.exists(log.directory)).isFalse();

        log.create("a");
        Map<String, String> before = log.everything();
        assertThatThrownBy(() -> log.create("a")).isInstanceOf(RefusedException.class).hasMessage("task a exists already");
        assertThat(log.everything()).isEqualTo(before);
    }

    @Test
    void nothingIsWrittenByWhoWasStoppedWhileTheLockWasTakenAway() throws IOException {
        log.create("a");
        Map<String, String> others = new TreeMap<>();
        assertThatThrownBy(() -> log.append(now -> {
            Files.delete(log.file(LogFiles.LOCK));
            PrivateFiles.SYSTEM.create(log.file(LogFiles.LOCK)).close(); // as another process does, which takes it then
            others.putAll(log.everything());
            return ChangeSet.of(LogFixture.created("b"));
        })).isInstanceOf(LogUnwritableException.class).hasMessageContaining("was deleted or replaced while this command had the lock");
        assertThat(log.everything()).isEqualTo(others);
        log.create("c");
        assertThat(log.tasks()).containsKeys("a", "c").doesNotContainKey("b");
        assertThat(new Doctor(log.directory, LogFixture.settings()).examine().findings()).noneMatch(finding -> finding.treatment() != null);
    }

    private static final String THEIRS = "{\"ts\":\"2026-03-01T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"theirs\",\"title\":\"x\"}\n";

    private void appendTheirs(String text) {
        try {
            Files.writeString(log.file(LogFiles.REGISTRY), text, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatAnotherProgramAppendsWhileAChangeIsDecidedHasItsEntryTogetherWithTheChange() throws IOException {
        log.create("a");
        log.append(now -> {
            appendTheirs(THEIRS);
            return ChangeSet.of(LogFixture.created("b"));
        });
        assertThat(log.tasks().keySet()).containsExactly("a", "theirs", "b");
        assertThat(log.firstFinding()).isEmpty();
        log.create("c");
        assertThat(log.firstFinding()).isEmpty();
    }

    /** Appends something once, just before the program's own write to the registry. */
    private FaultyDisk whereTheyAreFaster(String text) {
        AtomicBoolean done = new AtomicBoolean();
        return FaultyDisk.failingAtThe(0, step -> {
            if (step.equals("write registry.jsonl") && !done.getAndSet(true)) {
                appendTheirs(text);
            }
            return false;
        }, FaultyDisk.Fault.EIO);
    }

    @Test
    void whatAnotherProgramAppendsAtTheMomentOfTheWriteHasItsEntryToo() throws IOException {
        log.create("a");
        try (FaultyDisk disk = whereTheyAreFaster(THEIRS); TaskLog writer = TaskLog.at(log.directory, LogFixture.settings(), log.notices::add, disk.files())) {
            writer.append(now -> ChangeSet.of(LogFixture.created("b")));
            assertThat(log.firstFinding()).isEmpty();
            writer.append(now -> ChangeSet.of(LogFixture.created("c")));
        }
        assertThat(log.tasks().keySet()).containsExactly("a", "theirs", "b", "c");
        assertThat(log.firstFinding()).isEmpty();
    }

    @Test
    void nothingIsAcknowledgedThatBecameTheRestOfALineOfAnotherProgram() throws IOException {
        log.create("a");
        try (FaultyDisk disk = whereTheyAreFaster("{\"ts\":"); TaskLog writer = TaskLog.at(log.directory, LogFixture.settings(), log.notices::add, disk.files())) {
            assertThatThrownBy(() -> writer.append(now -> ChangeSet.of(LogFixture.created("b")))).isInstanceOf(LogDamagedException.class)
                    .hasMessageContaining("got an unfinished line of another program at byte ");
        }
        assertThat(log.tasks().keySet()).containsExactly("a");
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        log.create("a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.directory))).isEqualTo("rwx------");
        for (String name : new String[] {LogFiles.REGISTRY, LogFiles.AUDIT, LogFiles.LOCK, LogFiles.HEADS}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log.file(name)))).isEqualTo("rw-------");
        }
    }

    @Test
    void aTooLargeRecordIsRefusedWhole() throws IOException {
        log.create("a");
        Map<String, String> before = log.everything();
        assertThatThrownBy(() -> log.append(now -> ChangeSet.of(LogFixture.created("b").with("metadata", Map.of("x", "y".repeat(65_535))))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("at most 65535 are possible");
        assertThat(log.everything()).isEqualTo(before);
    }

    @Test
    void somethingElseInPlaceOfALogIsNotTouched() throws IOException {
        Files.createDirectories(log.directory);
        Path elsewhere = Files.writeString(temporary.resolve("elsewhere"), "mine\n");
        Files.createSymbolicLink(log.file(LogFiles.REGISTRY), elsewhere);
        assertThatThrownBy(() -> log.create("a")).isInstanceOf(IOException.class).hasMessageContaining("registry.jsonl");
        assertThat(elsewhere).hasContent("mine\n");

        Files.delete(log.file(LogFiles.REGISTRY));
        Files.createDirectory(log.file(LogFiles.REGISTRY));
        assertThatThrownBy(() -> log.create("a")).isInstanceOf(IOException.class).hasMessageContaining("registry.jsonl");
    }

    @Test
    void foreignBytesStopWritesAndStay() throws IOException {
        log.create("a");
        byte[] binary = new byte[5_000];
        Seed.random(TaskLogTest.class, 7).nextBytes(binary);
        log.write(LogFiles.REGISTRY, binary);
        assertThatThrownBy(() -> log.create("b")).isInstanceOf(LogDamagedException.class);
        assertThat(log.bytes(LogFiles.REGISTRY)).isEqualTo(binary);
    }

    @Test
    void aShortenedLogStopsWrites() throws IOException {
        log.create("a");
        log.create("b");
        byte[] registry = log.bytes(LogFiles.REGISTRY);
        log.write(LogFiles.REGISTRY, Arrays.copyOf(registry, 131));
        assertThatThrownBy(() -> log.create("c")).isInstanceOf(LogDamagedException.class).hasMessageContaining("shortened");
    }

    @Test
    void whatWasThereBeforeIsAdoptedAsItIs() throws IOException {
        byte[] incidents = """
                {"incident_id": "inc_1", "detected_at": "2025-11-17T16:43:28.024197", "status": "detected", "failure_mode": "x"}
                """.getBytes(UTF_8);
        byte[] audit = "{\"entry_id\": \"log_1\", \"action\": \"old\"}\n{\"entry_id\": \"log_2\", \"action\": \"old\"}\n".getBytes(UTF_8);
        log.write(LogFiles.INCIDENTS, incidents);
        log.write(LogFiles.AUDIT, audit);

        log.create("a");

        assertThat(log.bytes(LogFiles.INCIDENTS)).isEqualTo(incidents);
        assertThat(Arrays.copyOf(log.bytes(LogFiles.AUDIT), audit.length)).isEqualTo(audit);
        String added = new String(log.bytes(LogFiles.AUDIT), UTF_8).substring(audit.length);
        assertThat(added.lines()).hasSize(2);
        assertThat(added).contains("\"action\":\"log_adopted\",\"resource\":\"incidents.jsonl\"").contains("\"seq\":3,").contains("\"seq\":4,");
        assertThat(log.firstFinding()).isEmpty();

        audit[5] = '#';
        log.write(LogFiles.AUDIT, (new String(audit, UTF_8) + added).getBytes(UTF_8));
        assertThat(log.firstFinding().orElseThrow()).contains("does not link to what stands before the chain");
    }

    @Test
    void anIncidentAndItsTaskAreOneChange() throws IOException {
        openIncident();
        assertThat(log.task("t1").title()).isEqualTo("HIGH: port_in_use");
        assertThat(log.firstFinding()).isEmpty();
    }

    private void openIncident() throws IOException {
        log.append(now -> {
            Incident incident = Incident.detected(now.now(), "port_in_use", Severity.HIGH, null, Map.of(), "t1");
            return ChangeSet.of(incident, Objects.requireNonNull(IncidentTask.eventFor(incident, now.now(), now.actor())));
        });
    }

    @Test
    void anIncidentWhoseTransactionWasCutShortIsCompleted() throws IOException {
        openIncident();
        // The process was killed between the two logs: neither the registry event nor any audit entry is there.
        log.write(LogFiles.REGISTRY, new byte[0]);
        log.write(LogFiles.AUDIT, new byte[0]);
        log.forgetHeads();

        log.create("other");

        assertThat(log.tasks().keySet()).containsExactly("t1", "other");
        assertThat(LogReader.at(log.directory).incidents().values()).extracting(Incident::status).containsExactly(IncidentStatus.DETECTED);
        assertThat(log.firstFinding()).isEmpty();
        assertThat(log.notices).anyMatch(notice -> notice.contains("completed the interrupted change"));
    }
}
