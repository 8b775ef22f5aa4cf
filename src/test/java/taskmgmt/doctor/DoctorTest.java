package taskmgmt.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.lock.DirectoryLock;
import taskmgmt.store.LogSettings;
import taskmgmt.store.survey.LockProbe;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;

/** Every kind of damage has a word of its own, and what can be repaired is. */
class DoctorTest {
    private static final String EVENT = "{\"ts\":\"2026-03-01T12:00:00Z\",\"event\":\"task.created\",\"task_id\":\"%s\"}";

    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of(""));

    @BeforeEach
    void twoTasks() throws IOException {
        log = new LogFixture(temporary.resolve("logs"));
        log.create("one");
        log.create("two");
    }

    /** What somebody does to a log. */
    interface Damage {
        void to(LogFixture log) throws IOException;
    }

    /**
     * What is done to a log.
     *
     * @param found what the doctor calls it
     * @param left  what is left when all that can be done about it was done
     */
    record Case(String name, String found, String left, Damage damage) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final List<Case> CASES = List.of(
            new Case("nothing", "", "", log -> { }),
            new Case("torn record", "warning tail_torn", "", log -> append(log, LogFiles.REGISTRY, "{\"ts\":\"2026")),
            new Case("line without end", "warning tail_unterminated", "", log -> append(log, LogFiles.REGISTRY, event("three"))),
            new Case("zeros in a line", "warning tail_zeros, warning unaudited_lines", "", log -> append(log, LogFiles.REGISTRY, "{" + "\0".repeat(40) + "}\n")),
            new Case("foreign line at the end", "problem tail_foreign, warning unaudited_lines", "", log -> append(log, LogFiles.REGISTRY, "rubbish\n")),
            new Case("line of another program", "warning unaudited_lines", "", log -> append(log, LogFiles.REGISTRY, event("three") + "\n")),
            new Case("cut off line", "problem log_shortened, problem missing_line", "warning loss_on_record", log -> cut(log, LogFiles.REGISTRY, 40)),
            new Case("changed byte", "problem altered_line", "", log -> flip(log, LogFiles.REGISTRY, 130)),
            new Case("changed byte of the syntax", "problem altered_line, problem line_damaged", "", log -> flip(log, LogFiles.REGISTRY, 0)),
            new Case("changed entry", "problem altered_entry, problem unvouched_line", "", log -> flip(log, LogFiles.AUDIT, 20)),
            new Case("damaged state", "warning state_damaged", "", log -> write(log, LogFiles.HEADS, "nonsense")),
            new Case("foreign state", "warning state_foreign", "", log -> write(log, LogFiles.STATE + "/mine", "nonsense")),
            new Case("foreign index", "warning state_foreign", "", log -> write(log, LogFiles.INDEX + "/mine", "nonsense")),
            new Case("state left over", "warning state_temporary", "", log -> write(log, LogFiles.HEADS + ".tmp", "half")),
            new Case("piece not on record", "warning pieces_not_on_record", "", log -> write(log, LogFiles.QUARANTINE + "/registry.jsonl.5.x", "half")),
            new Case("sync failed", "problem unsynced", "", log -> write(log, LogFiles.UNSYNCED, "")),
            new Case("bus waiting", "note bus_waiting", "note bus_waiting", log -> append(log, LogFiles.EVENTS, event("three") + "\n")),
            new Case("bus unterminated", "note bus_unterminated, note bus_waiting", "note bus_unterminated, note bus_waiting",
                    log -> append(log, LogFiles.EVENTS, "{\"event\"")),
            new Case("bus shortened", "warning bus_shortened", "", log -> {
                append(log, LogFiles.EVENTS, event("three") + "\n");
                log.create("four");
                write(log, LogFiles.EVENTS, "");
            }),
            new Case("bus replaced", "problem bus_replaced", "", log -> {
                append(log, LogFiles.EVENTS, event("three") + "\n");
                log.create("four");
                write(log, LogFiles.EVENTS, event("five") + "          \n" + event("six") + "\n");
            }),
            new Case("bus refused", "note bus_lines_refused", "note bus_lines_refused", log -> {
                append(log, LogFiles.EVENTS, "rubbish\n");
                log.create("four");
            }),
            new Case("others may read", "warning readable_by_others", "", log -> permit(log, LogFiles.REGISTRY, "rw-r--r--")),
            new Case("others may write", "problem writable_by_others", "", log -> permit(log, LogFiles.REGISTRY, "rw-rw----")),
            new Case("hard link", "warning hard_link", "warning hard_link",
                    log -> Files.createLink(log.directory.resolveSibling("other"), log.file(LogFiles.REGISTRY))),
            new Case("rotated elsewhere", "note rotated_elsewhere", "note rotated_elsewhere", log -> write(log, LogFiles.REGISTRY + ".1", "")),
            new Case("foreign segment", "note segment_foreign", "note segment_foreign", log -> write(log, LogFiles.SEGMENTS + "/mine", "")),
            new Case("line that is no incident", "problem tail_foreign, warning unaudited_lines", "", log -> append(log, LogFiles.INCIDENTS, "rubbish\n")),
            new Case("incident without its task", "problem missing_task, warning unaudited_lines", "", log -> append(log, LogFiles.INCIDENTS,
                    "{\"incident_id\":\"i\",\"detected_at\":\"2026-03-01T12:00:00Z\",\"status\":\"detected\",\"failure_mode\":\"m\","
                    + "\"severity\":\"high\",\"task_id\":\"healing\"}\n")));

    static List<Arguments> cases() {
        return CASES.stream().map(Arguments::of).toList();
    }

    private static String event(String id) {
        return EVENT.replace("%s", id);
    }

    private static void write(LogFixture log, String name, String text) throws IOException {
        Path file = log.file(name);
        Path directory = Objects.requireNonNull(file.getParent());
        Files.createDirectories(directory);
        Path part = log.directory;
        for (Path each : log.directory.relativize(directory)) {
            part = part.resolve(each);
            Files.setPosixFilePermissions(part, PosixFilePermissions.fromString("rwx------"));
        }
        Files.writeString(file, text);
        permit(log, name, "rw-------");
    }

    private static void append(LogFixture log, String name, String text) throws IOException {
        boolean isNew = !Files.exists(log.file(name));
        Files.writeString(log.file(name), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (isNew) {
            permit(log, name, "rw-------");
        }
    }

    private static void cut(LogFixture log, String name, int bytes) throws IOException {
        byte[] before = log.bytes(name);
        Files.write(log.file(name), Arrays.copyOf(before, before.length - bytes));
    }

    private static void flip(LogFixture log, String name, int at) throws IOException {
        byte[] bytes = log.bytes(name);
        bytes[at] ^= 1;
        Files.write(log.file(name), bytes);
    }

    private static void permit(LogFixture log, String name, String mode) throws IOException {
        Files.setPosixFilePermissions(log.file(name), PosixFilePermissions.fromString(mode));
    }

    private Doctor doctor() {
        return new Doctor(log.directory, LogFixture.settings());
    }

    /** What was found that is not in order. */
    private static String found(Examination examination) {
        assertThat(examination.unseen()).isFalse();
        return String.join(", ", examination.findings().stream().filter(finding -> finding.severity() != Gravity.OK)
                .map(finding -> finding.severity().text() + " " + finding.code()).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void eachDamageIsCalledByItsNameAndRepairedAsFarAsCanBe(Case each) throws IOException {
        each.damage.to(log);
        assertThat(found(doctor().examine())).isEqualTo(each.found);
        Doctor.Outcome outcome = doctor().fix(true, log.notices::add);
        assertThat(found(outcome.after())).isEqualTo(each.left);
        assertThat(outcome.fixed().isEmpty()).isEqualTo(each.found.equals(each.left));
        log.create("after");
        assertThat(log.tasks()).containsKeys("one", "after");
    }

    @Test
    void lookingWritesNothing() throws IOException {
        for (Case each : CASES) {
            LogFixture copy = log.copyTo(temporary.resolve(each.name()));
            each.damage.to(copy);
            var before = copy.everything();
            new Doctor(copy.directory, LogFixture.settings()).examine();
            assertThat(copy.everything()).as(each.name()).isEqualTo(before);
        }
    }

    @Test
    void everyCheckSaysSomethingOfASoundLog() throws IOException {
        Examination examination = doctor().examine();
        assertThat(examination.count(Gravity.OK)).isEqualTo(examination.findings().size());
        assertThat(examination.findings()).extracting(Diagnosis::check).doesNotHaveDuplicates().hasSize(15);
        assertThat(examination.findings()).allSatisfy(finding -> {
            assertThat(finding.meaning()).isNotBlank();
            assertThat(finding.isFixable()).isFalse();
        });
    }

    @Test
    void withoutConsentALossStaysAProblem() throws IOException {
        cut(log, LogFiles.REGISTRY, 40);
        String before = found(doctor().examine());
        Doctor.Outcome outcome = doctor().fix(false, log.notices::add);
        assertThat(outcome.fixed()).isEmpty();
        assertThat(found(outcome.after())).isEqualTo(before);
        assertThatThrownBy(() -> log.create("after")).isInstanceOf(LogDamagedException.class);
    }

    @Test
    void whereNothingWasWrittenThereIsNothingToFix() throws IOException {
        log = new LogFixture(temporary.resolve("none"));
        assertThat(found(doctor().examine())).isEqualTo("note no_directory");
        assertThat(doctor().fix(true, log.notices::add).fixed()).isEmpty();
        assertThat(log.directory).doesNotExist();
    }

    @Test
    void whatIsNoFileOrNoDirectoryIsNamedAndLeftAlone() throws IOException {
        Files.delete(log.file(LogFiles.REGISTRY));
        Files.createSymbolicLink(log.file(LogFiles.REGISTRY), temporary.resolve("elsewhere"));
        Files.createDirectory(log.file(LogFiles.EVENTS));
        List<String> codes = new ArrayList<>();
        doctor().examine().findings().forEach(finding -> codes.add(finding.code()));
        assertThat(codes).contains("symbolic_link", "no_regular_file");
        assertThat(log.file(LogFiles.REGISTRY)).isSymbolicLink();
    }

    @Test
    void aPolicyThatCannotBeUsedStopsRepairsToo() throws IOException {
        write(log, LogFiles.POLICY, "{}");
        append(log, LogFiles.REGISTRY, "{\"torn");
        assertThat(found(doctor().examine())).isEqualTo("problem policy_unusable, warning tail_torn");
        assertThatThrownBy(() -> doctor().fix(true, log.notices::add)).isInstanceOf(LogDamagedException.class);
        assertThat(new String(log.bytes(LogFiles.REGISTRY), UTF_8)).endsWith("{\"torn");
    }

    @Test
    void aPolicyThatOthersMayChangeIsAProblem() throws IOException {
        write(log, LogFiles.POLICY, "{\"version\":1,\"default\":\"allow\"}");
        assertThat(found(doctor().examine())).isEmpty();
        permit(log, LogFiles.POLICY, "rw-rw-rw-");
        assertThat(found(doctor().examine())).isEqualTo("problem policy_writable_by_others");
    }

    @Test
    void aClockThatIsBehindTheRecordsIsTold() throws IOException {
        LogSettings yesterday = new LogSettings("tester", InstantSource.fixed(LogFixture.NOW.minusSeconds(86_400)), SyncPolicy.OS, Duration.ofSeconds(60));
        assertThat(found(new Doctor(log.directory, yesterday).examine())).isEqualTo("problem clock");
    }

    @Test
    void whoHasTheLockIsTold() throws IOException, InterruptedException {
        try (DirectoryLock.Held _ = DirectoryLock.at(log.file(LogFiles.LOCK)).acquire(Duration.ofSeconds(60))) {
            assertThat(found(doctor().examine())).isEqualTo("note locked");
        }
        assertThat(found(doctor().examine())).isEmpty();
    }

    /** Whatever byte it is, the hashes tell what it was. */
    @Sweep
    @Test
    void everyChangedByteOfALineIsPutRight() throws IOException {
        byte[] whole = log.bytes(LogFiles.REGISTRY);
        for (int at = 0; at < whole.length; at += 7) {
            flip(log, LogFiles.REGISTRY, at);
            assertThat(found(doctor().fix(false, log.notices::add).after())).as("byte %d", at).isEmpty();
            assertThat(log.bytes(LogFiles.REGISTRY)).as("byte %d", at).isEqualTo(whole);
        }
    }

    @Test
    void aFileSystemWithoutLocksIsAProblem() {
        List<Diagnosis> findings = new ArrayList<>();
        new LockCheck().tried(new LockProbe("", "locks do not work on this file system (nfs4): No locks available", "nfs4"), findings::add);
        assertThat(findings).singleElement().satisfies(finding -> assertThat(finding.code()).isEqualTo("no_locks"))
                .satisfies(finding -> assertThat(finding.meaning()).contains("nfs4"));
        new LockCheck().tried(new LockProbe("another thread has it", "", "ext4"), findings::add);
        assertThat(findings).last().satisfies(finding -> assertThat(finding.code()).isEqualTo("locked"));
    }
}
