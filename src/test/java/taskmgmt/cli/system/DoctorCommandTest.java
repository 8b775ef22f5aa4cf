package taskmgmt.cli.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.Tool;

/** Every kind of damage is made on a real log: the doctor names it, mends it, and then a change can be made again. */
class DoctorCommandTest {
    private static final List<String> CHAINED = List.of("registry.jsonl", "incidents.jsonl", "immutable_audit.jsonl");

    @TempDir
    Path temporary;

    Tool tool = Tool.in(Path.of(""));
    Path logs = Path.of("");
    Path pristine = Path.of("");
    Path home = Path.of("");

    @BeforeEach
    void threeTasksAndTwoIncidents() throws IOException {
        pristine = temporary.resolve("pristine");
        Files.createDirectories(pristine);
        use(pristine);
        for (String id : List.of("one", "two", "three")) {
            run("task create --title " + id + " --id " + id);
        }
        run("task start one");
        run("incident open --failure-mode port_in_use --severity high");
        tool.at("2025-11-17T12:00:01Z");
        run("incident open --failure-mode disk_full --severity low");
        run("incident resolve inc_20251117_120000 --action restart");
    }

    @Test
    void aSoundLogHasOneLineForEachCheck() {
        Tool.Outcome outcome = tool.run("doctor");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines().filter(line -> line.startsWith("ok "))).hasSize(15);
        assertThat(outcome.out()).endsWith("[SOUND] 0 problems, 0 warnings, 0 notes\n");
    }

    @Test
    void withoutFixNothingIsWritten() throws IOException {
        List<Runnable> damages = List.of(
                () -> { },
                () -> append("registry.jsonl", "{\"ts\":"),
                () -> append("incidents.jsonl", "garbage\n"),
                () -> truncate("registry.jsonl", 100),
                () -> write(".state/heads", "nonsense"),
                () -> write(".state/index/new.tmp", ""),
                () -> append("events.jsonl", "{\"event\":\"task.created\",\"task_id\":\"b\"}\nrubbish\n"));
        for (int i = 0; i < damages.size(); i++) {
            Path copy = copy("dry" + i);
            damages.get(i).run();
            Map<String, String> before = everything(copy);
            tool.run("doctor");
            tool.run("doctor", "--dry-run", "--json");
            assertThat(everything(copy)).isEqualTo(before);
        }
    }

    @Test
    void whereNothingWasWrittenYetNothingIsMade() {
        Path other = temporary.resolve("other");
        assertThat(tool.run("doctor", "--logs", other.toString()).status()).isZero();
        assertThat(tool.run("doctor", "--fix", "--logs", other.toString()).status()).isZero();
        assertThat(other).doesNotExist();
    }

    @Test
    void acceptingALossIsNotForLookingOnly() {
        assertThat(tool.run("doctor", "--accept-loss").status()).isEqualTo(2);
        assertThat(tool.run("doctor", "--fix", "--dry-run").status()).isEqualTo(2);
    }

    @Test
    void fixingASoundLogWritesNothing() throws IOException {
        Path copy = copy("sound");
        Map<String, String> before = everything(copy);
        assertThat(tool.run("doctor", "--fix").status()).isZero();
        assertThat(everything(copy)).isEqualTo(before);
    }

    /** Cut at many bytes, as by an interrupted writer of that log alone; at every byte the writers' own recovery is tried elsewhere. */
    @Sweep
    @Test
    void prefixesOfTheLastRecordOfEachLogAreMendedWithoutLosingAnAcknowledgedOne() throws IOException, BadJsonException {
        for (String log : CHAINED) {
            byte[] whole = Files.readAllBytes(pristine.resolve("logs").resolve(log));
            int last = lastLine(whole);
            for (int length = last; length < whole.length; length += 11) {
                copy(log + length);
                append(log, line(log).substring(0, length - last));
                if ((length - last) % 4 == 0) {
                    assertThat(codes().isEmpty()).as("%s cut at %s", log, length).isEqualTo(length == last);
                    mendAndWrite(log + length, true);
                }
                assertThat(tool.run("doctor", "--fix").status()).as("%s cut at %s", log, length).isZero();
                assertThat(Files.readAllBytes(logs.resolve(log))).startsWith(whole);
                assertThat(tool.run("audit", "verify").status()).as("%s cut at %s", log, length).isZero();
            }
        }
    }

    @Sweep
    @Test
    void aFlippedBitInAnyLineOfAnyLogIsPutRight() throws IOException, BadJsonException {
        for (String log : CHAINED) {
            byte[] whole = Files.readAllBytes(pristine.resolve("logs").resolve(log));
            int start = 0;
            for (int end = 0; end < whole.length; end++) {
                if (whole[end] != '\n') {
                    continue;
                }
                for (int at : new int[] {start, (start + end) / 2, end}) {
                    for (int bit : new int[] {at % 8}) {
                        copy(log + at + "." + bit);
                        byte[] flipped = whole.clone();
                        flipped[at] ^= (byte) (1 << bit);
                        Files.write(logs.resolve(log), flipped);

                        assertThat(codes()).as("%s byte %s bit %s", log, at, bit).isNotEmpty();
                        assertThat(tool.run("doctor").status()).as("%s byte %s bit %s", log, at, bit).isEqualTo(1);
                        Tool.Outcome fix = tool.run("doctor", "--fix");
                        assertThat(fix.status()).as("%s byte %s bit %s%n%s%s", log, at, bit, fix.out(), fix.err()).isZero();
                        // Of the audit log's last line end nothing but the entries tells: that entry is made again.
                        boolean again = at == whole.length - 1 && log.startsWith("immutable");
                        assertThat(Files.readString(logs.resolve(log), ISO_8859_1)).as("%s byte %s bit %s%n%s", log, at, bit, fix.out())
                                .startsWith(new String(whole, 0, again ? start : whole.length, ISO_8859_1));
                        assertThat(quarantined()).as("%s byte %s", log, at).isNotEmpty();
                        assertThat(tool.run("audit", "verify").status()).as(fix.out()).isZero();
                    }
                }
                start = end + 1;
            }
        }
    }

    @Sweep
    @Test
    void aLineThatIsLostIsKeptInQuarantineAndStaysAFindingOfTheVerifier() throws IOException, BadJsonException {
        for (String log : List.of("registry.jsonl", "incidents.jsonl")) {
            byte[] whole = Files.readAllBytes(pristine.resolve("logs").resolve(log));
            for (int start : lineStarts(whole)) {
                int end = lineEnd(whole, start);
                copy(log + start);
                byte[] damaged = whole.clone();
                Arrays.fill(damaged, start + 2, start + 12, (byte) 0);
                Files.write(logs.resolve(log), damaged);

                assertThat(codes()).as("%s byte %s", log, start).contains("line_damaged", "altered_line");
                Tool.Outcome fix = tool.run("doctor", "--fix");
                assertThat(fix.out()).contains("loss_on_record");
                assertThat(quarantined()).contains(new String(damaged, start, end - start, ISO_8859_1));
                byte[] left = Files.readAllBytes(logs.resolve(log));
                assertThat(new String(left, start, end - start, ISO_8859_1)).isBlank();
                assertThat(tool.run("audit", "verify").out()).contains("altered_line").contains("[BROKEN]");
                assertThat(tool.run("task", "create", "--title", "after").status()).isZero();

                Files.write(logs.resolve(log), changed(Files.readAllBytes(logs.resolve(log)), start));
                assertThat(codes()).as("a later change is a problem of its own").contains("altered_line");
            }
        }
    }

    @Test
    void foreignLinesAtTheEndAreTakenOutSoThatWritingGoesOn() throws IOException, BadJsonException {
        for (String log : CHAINED) {
            copy("foreign" + log);
            append(log, "garbage\n<xml/>\nno end");
            assertThat(codes()).contains("tail_foreign");
            assertThat(tool.run("task", "create", "--title", "refused").status()).isEqualTo(5);
            assertThat(tool.run("task", "create", "--title", "refused").err()).contains("task-mgmt doctor");
            mendAndWrite("foreign" + log, true);
            assertThat(quarantined()).contains("garbage", "<xml/>", "no end");
        }
    }

    @Sweep
    @Test
    void zerosAtTheEndAreTakenOut() throws IOException, BadJsonException {
        for (String log : CHAINED) {
            for (int zeros : new int[] {1, 511, 4096, 2_000_000}) {
                copy("zeros" + log + zeros);
                append(log, "\0".repeat(zeros));
                mendAndWrite("zeros" + log + zeros, true);
                assertThat(quarantined()).contains("\0".repeat(zeros));
            }
        }
    }

    @Sweep
    @Test
    void aLogThatWasShortenedGoesOnOnlyWithConsentAndTheLossStaysNamed() throws IOException, BadJsonException {
        for (String log : List.of("registry.jsonl", "incidents.jsonl")) {
            int size = (int) Files.size(pristine.resolve("logs").resolve(log));
            for (int length = 0; length < size; length += 37) {
                copy("short" + log + length);
                byte[] before = Files.readAllBytes(logs.resolve(log));
                truncate(log, length);
                assertThat(codes()).contains("log_shortened", "missing_line");
                assertThat(tool.run("task", "create", "--title", "refused").status()).isEqualTo(5);
                assertThat(tool.run("doctor", "--fix").status()).as("no consent").isEqualTo(1);
                assertThat(Files.size(logs.resolve(log))).isEqualTo(length);

                Tool.Outcome fix = tool.run("doctor", "--fix", "--accept-loss");
                assertThat(fix.status()).as("%s cut to %s%n%s%s", log, length, fix.out(), fix.err()).isZero();
                assertThat(Files.readString(logs.resolve(log)))
                        .startsWith(new String(before, 0, (int) wholeLines(before, length), UTF_8));
                assertThat(tool.run("task", "create", "--title", "after", "--id", "after").status()).isZero();
                assertThat(tool.run("task", "show", "after").status()).isZero();
                assertThat(tool.run("audit", "verify").out()).contains("[BROKEN]").contains(log);
                assertThat(tool.run("doctor").out()).contains("loss_on_record");
                again();
            }
        }
    }

    @Test
    void aLogThatWasReplacedByALongerOneGoesOnBehindIt() throws IOException, BadJsonException {
        copy("replaced");
        byte[] before = Files.readAllBytes(logs.resolve("registry.jsonl"));
        String inserted = "{\"ts\":\"2025-01-01T00:00:00Z\",\"event\":\"task.created\",\"task_id\":\"x\"}\n";
        write("registry.jsonl", inserted + new String(before, UTF_8));
        assertThat(codes()).contains("line_end_gone", "altered_line");
        assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).isZero();
        assertThat(Files.readString(logs.resolve("registry.jsonl"))).startsWith(inserted + new String(before, UTF_8));
        run("task create --title after --id after");
        assertThat(tool.run("doctor").status()).isZero();
        assertThat(tool.run("audit", "verify").status()).isEqualTo(1);
        again();
    }

    /** The next heads would not remember it any more. */
    @Test
    void theNextChangeAlsoPutsTheLostEndOnRecord() throws IOException, BadJsonException {
        byte[] audit = Files.readAllBytes(logs.resolve("immutable_audit.jsonl"));
        for (int length : new int[] {lastLine(audit), 0}) {
            truncate("immutable_audit.jsonl", length);
            Tool.Outcome outcome = tool.run("task", "create", "--title", "after");
            assertThat(outcome.status()).isZero();
            assertThat(outcome.err()).contains(", with which the audit log had ended, is gone");
            assertThat(Files.readString(logs.resolve("immutable_audit.jsonl"))).contains("\"action\":\"audit_end_lost\"");
            assertThat(tool.run("audit", "verify").status()).as("it stays named until it is accepted").isEqualTo(1);
            assertThat(tool.run("task", "create", "--title", "again").err()).isEmpty();
            assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).isZero();
            assertThat(tool.run("audit", "verify").status()).isZero();
        }
    }

    @Test
    void theAuditLogsLostEndIsPutOnRecord() throws IOException, BadJsonException {
        copy("lost");
        byte[] audit = Files.readAllBytes(logs.resolve("immutable_audit.jsonl"));
        truncate("immutable_audit.jsonl", lastLine(audit));
        assertThat(codes()).contains("lost_end", "unaudited_lines");
        assertThat(tool.run("doctor", "--fix").status()).isZero();
        assertThat(Files.readString(logs.resolve("immutable_audit.jsonl"))).contains("\"fix\":\"lost_end\"", "\"backfilled\":true");
        assertThat(tool.run("audit", "verify").status()).isZero();
        again();
    }

    @Test
    void damageInTheAuditLogDoesNotStopWritersWhenTheHeadsAreLost() throws IOException {
        copy("heads");
        byte[] audit = Files.readAllBytes(logs.resolve("immutable_audit.jsonl"));
        Arrays.fill(audit, 10, 20, (byte) 0);
        Files.write(logs.resolve("immutable_audit.jsonl"), audit);
        Files.delete(logs.resolve(".state/heads"));
        run("task create --title after");
        assertThat(tool.run("audit", "verify").status()).isEqualTo(1);
    }

    @Test
    void incidentsWithoutTheirTasksGetThem() throws IOException, BadJsonException {
        copy("agree");
        byte[] registry = Files.readAllBytes(logs.resolve("registry.jsonl"));
        List<Integer> starts = lineStarts(registry);
        truncate("registry.jsonl", starts.get(4));
        assertThat(codes()).contains("missing_task");
        assertThat(tool.run("doctor", "--fix", "--accept-loss").status()).isZero();
        assertThat(tool.run("incident", "reconcile").status()).isZero();
        assertThat(tool.run("task", "list", "--type", "healing_incident", "--json").out()).contains("\"completed\"", "\"pending\"");
        again();
    }

    @Test
    void derivedFilesThatCannotBeReadAreSetAside() throws IOException, BadJsonException {
        copy("state");
        write(".state/heads", "nonsense");
        write(".state/checkpoints/0123456789abcdef", "nonsense too");
        write(".state/index/0-10.run", "not a run");
        write(".state/index/new.tmp", "half");
        write(".state/strange", "?");
        assertThat(codes()).containsExactlyInAnyOrder(
                "state_damaged", "state_damaged", "state_damaged", "state_temporary", "state_foreign");
        mendAndWrite("state", true);
        assertThat(quarantined()).contains("nonsense", "nonsense too", "not a run", "half", "?");
    }

    @Test
    void theMarkOfAFailedSyncIsSetAsideWhenEverythingIsOnTheDisk() throws IOException, BadJsonException {
        copy("unsynced");
        write(".state/unsynced", "cannot sync registry.jsonl");
        assertThat(codes()).containsExactly("unsynced");
        mendAndWrite("unsynced", true);
        assertThat(logs.resolve(".state/unsynced")).doesNotExist();
        assertThat(quarantined()).contains("cannot sync registry.jsonl");
    }

    @Test
    void permissionsAreLeftToTheOwner() throws IOException, BadJsonException {
        copy("permissions");
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(logs.resolve("registry.jsonl"), PosixFilePermissions.fromString("rw-rw-rw-"));
        Files.setPosixFilePermissions(logs.resolve(".state/lock"), PosixFilePermissions.fromString("r--------"));
        assertThat(codes()).containsExactlyInAnyOrder("readable_by_others", "writable_by_others", "owner_locked_out");
        mendAndWrite("permissions", true);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(logs.resolve("registry.jsonl")))).isEqualTo("rw-------");
        assertThat(Files.readString(logs.resolve("immutable_audit.jsonl"))).contains("\"fix\":\"restricted\"");
    }

    @Test
    void linksAndOtherThingsAreNamedAndLeftAlone() throws IOException, BadJsonException {
        copy("links");
        Files.createLink(logs.resolve("second-name"), logs.resolve("registry.jsonl"));
        Files.writeString(logs.resolve("registry.jsonl.1"), "");
        assertThat(codes()).containsExactlyInAnyOrder("hard_link", "rotated_elsewhere");
        Files.move(logs.resolve("incidents.jsonl"), temporary.resolve("elsewhere"));
        Files.createSymbolicLink(logs.resolve("incidents.jsonl"), temporary.resolve("elsewhere"));
        Tool.Outcome outcome = tool.run("doctor");
        assertThat(outcome.out()).contains("symbolic_link");
        assertThat(outcome.status()).isEqualTo(5);
    }

    @Test
    void aBusThatWasReplacedIsReadFromItsBeginning() throws IOException, BadJsonException {
        copy("bus");
        append("events.jsonl", bus("a") + bus("b"));
        run("task create --title drains");
        write("events.jsonl", bus("c"));
        assertThat(codes()).containsExactly("bus_shortened");
        Path longer = copy(home, "bus longer");
        write("events.jsonl", bus("cc") + bus("dd") + bus("ee"));
        assertThat(longer).exists();
        assertThat(codes()).containsExactly("bus_replaced");
        mendAndWrite("bus longer", true);
        for (String id : List.of("a", "b", "cc", "dd", "ee")) {
            assertThat(tool.run("task", "show", id).status()).as(id).isZero();
        }
    }

    @Test
    void aPieceThatNobodyKnowsOfIsPutOnRecord() throws IOException, BadJsonException {
        copy("piece");
        write(".state/quarantine/registry.jsonl.0.20260101T000000000000", "half of a copy");
        assertThat(codes()).containsExactly("pieces_not_on_record");
        mendAndWrite("piece", true);
    }

    /** Mends, and holds what is then against what is promised. */
    private void mendAndWrite(String as, boolean sound) throws IOException, BadJsonException {
        Tool.Outcome fix = tool.run("doctor", "--fix");
        assertThat(fix.status()).as("%s%n%s%s", as, fix.out(), fix.err()).isZero();
        assertThat(codes()).as(as).isEmpty();
        again();
        for (String id : List.of("one", "two", "three")) {
            assertThat(tool.run("task", "show", id).status()).as("%s: %s", as, id).isZero();
        }
        assertThat(tool.run("incident", "list", "--json").out()).as(as).contains("port_in_use", "disk_full");
        assertThat(tool.run("task", "create", "--title", "next", "--id", "next").status()).as(as).isZero();
        Tool.Outcome verify = tool.run("audit", "verify");
        assertThat(verify.status() == 0).as("%s%n%s", as, verify.out()).isEqualTo(sound);
        assertThat(codes()).as(as).isEmpty();
    }

    /** Fixing what was fixed changes nothing. */
    private void again() throws IOException {
        Map<String, String> before = everything(home);
        assertThat(tool.run("doctor", "--fix", "--accept-loss").out()).doesNotStartWith("fixed");
        assertThat(everything(home)).isEqualTo(before);
    }

    /** The codes of all findings that are not ok. */
    private List<String> codes() throws BadJsonException {
        List<String> codes = new ArrayList<>();
        Map<String, @Nullable Object> report = Json.strict().parse(tool.run("doctor", "--json").out());
        for (Object each : (List<?>) report.getOrDefault("findings", List.of())) {
            Map<?, ?> finding = (Map<?, ?>) each;
            if (!"ok".equals(finding.get("severity")) && !"disk".equals(finding.get("code"))) {
                codes.add(String.valueOf(finding.get("code")));
            }
        }
        return codes;
    }

    private static String bus(String id) {
        return "{\"ts\":\"2025-11-17T11:00:00Z\",\"event\":\"task.created\",\"task_id\":\"" + id + "\",\"title\":\"t\"}\n";
    }

    /** A line that could follow in the log, and does not. */
    private static String line(String log) {
        return switch (log) {
            case "registry.jsonl" -> "{\"ts\":\"2025-11-17T12:00:02.000000Z\",\"event\":\"task.started\",\"task_id\":\"two\"}" + " ".repeat(9999);
            case "incidents.jsonl" -> "{\"incident_id\":\"inc_9\",\"detected_at\":\"2025-11-17T12:00:02.000000Z\",\"resolved_at\":null,"
                    + "\"status\":\"detected\",\"failure_mode\":\"x\"}" + " ".repeat(9999);
            default -> "{\"entry_id\":\"log_99_20251117120002000000\",\"timestamp\":\"2025-11-17T12:00:02.000000Z\",\"actor\":\"" + "x".repeat(9999);
        };
    }

    private byte[] changed(byte[] bytes, int at) {
        bytes[at] = 'x';
        return bytes;
    }

    private static int lastLine(byte[] bytes) {
        List<Integer> starts = lineStarts(bytes);
        return starts.getLast();
    }

    private static List<Integer> lineStarts(byte[] bytes) {
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            if (i == 0 || bytes[i - 1] == '\n') {
                starts.add(i);
            }
        }
        return starts;
    }

    private static int lineEnd(byte[] bytes, int start) {
        int end = start;
        while (bytes[end] != '\n') {
            end++;
        }
        return end;
    }

    private static long wholeLines(byte[] bytes, int length) {
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        return end;
    }

    private void use(Path directory) {
        tool = Tool.in(directory).at("2025-11-17T12:00:00Z");
        home = directory;
        logs = directory.resolve("logs");
    }

    private Path copy(String name) throws IOException {
        return copy(pristine, name);
    }

    private Path copy(Path from, String name) throws IOException {
        Path target = temporary.resolve(name);
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.toList()) {
                Files.copy(path, target.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        use(target);
        tool.at("2025-11-17T12:00:05Z");
        return target;
    }

    private List<String> quarantined() throws IOException {
        List<String> pieces = new ArrayList<>();
        try (Stream<Path> files = Files.list(logs.resolve(".state/quarantine"))) {
            for (Path file : files.toList()) {
                pieces.add(Files.readString(file, ISO_8859_1));
            }
        }
        return pieces;
    }

    /** Every file and directory with its bytes and when it was changed. */
    private static Map<String, String> everything(Path directory) throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.toList()) {
                all.put(path.toString(), Files.getLastModifiedTime(path) + " "
                        + (Files.isRegularFile(path) ? Arrays.hashCode(Files.readAllBytes(path)) : 0));
            }
        }
        return all;
    }

    private void append(String name, String text) {
        put(name, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void write(String name, String text) {
        put(name, text, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private void put(String name, String text, StandardOpenOption... options) {
        try {
            Path file = logs.resolve(name);
            boolean fresh = !Files.exists(file);
            Files.createDirectories(file.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(file, text, options);
            if (fresh) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void truncate(String name, long length) {
        try (FileChannel channel = FileChannel.open(logs.resolve(name), StandardOpenOption.WRITE)) {
            channel.truncate(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String line) {
        Tool.Outcome outcome = tool.run(line.split(" ", -1));
        assertThat(outcome.status()).as("%s%n%s", line, outcome.err()).isZero();
    }
}
