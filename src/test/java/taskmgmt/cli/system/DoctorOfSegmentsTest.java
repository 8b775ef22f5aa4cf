package taskmgmt.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.testkit.RotatedLogs;
import taskmgmt.testkit.Tool;

/** What can be wrong with a log that is in several files, and with its policy: the doctor names it, and touches no segment. */
class DoctorOfSegmentsTest {
    @TempDir
    private Path directory;

    private Tool tool = Tool.in(Path.of(""));
    private Path logs = Path.of("");
    private RotatedLogs rotated = new RotatedLogs(tool, logs);

    @BeforeEach
    void rotatedTwice() {
        rotated = RotatedLogs.in(directory);
        tool = rotated.tool();
        logs = rotated.directory();
    }

    private static Path plainOf(Path compressed) {
        return compressed.resolveSibling(compressed.getFileName().toString().replace(".gz", ""));
    }

    private static byte[] content(Path compressed) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(compressed))) {
            return in.readAllBytes();
        }
    }

    private List<String> codes() throws BadJsonException {
        List<String> codes = new ArrayList<>();
        Map<String, @Nullable Object> report = Json.strict().parse(tool.run("doctor", "--json").out());
        assertThat(report).containsKey("findings");
        for (Object finding : report.get("findings") instanceof List<?> findings ? findings : List.<Object>of()) {
            String code = String.valueOf(((Map<?, ?>) finding).get("code"));
            if (!code.equals("ok")) {
                codes.add(code);
            }
        }
        return codes;
    }

    /** Contents and times of all files. */
    private Map<String, String> everything() throws IOException {
        Map<String, String> all = new TreeMap<>();
        try (Stream<Path> files = Files.walk(logs)) {
            for (Path file : files.toList()) {
                all.put(logs.relativize(file).toString(), Files.getLastModifiedTime(file) + " "
                        + (Files.isRegularFile(file) ? Arrays.hashCode(Files.readAllBytes(file)) : 0));
            }
        }
        return all;
    }

    @Test
    void aRotatedAndCompressedLogIsSoundAndIsLeftAsItIs() throws IOException, BadJsonException {
        Map<String, String> before = everything();
        Tool.Outcome outcome = tool.run("doctor");
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out()).contains("6 segments are whole, and none is missing").endsWith("[SOUND] 0 problems, 0 warnings, 0 notes\n");
        assertThat(codes()).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aSegmentThatIsMissingIsNamed() throws IOException, BadJsonException {
        Files.move(rotated.segment("registry", ".gz"), directory.resolve("elsewhere"));
        Map<String, String> before = everything();
        assertThat(codes()).contains("segment_missing");
        assertThat(everything()).isEqualTo(before);
        assertThat(tool.run("doctor").status()).isNotZero();
    }

    @Test
    void aSegmentOfAnotherLengthIsNamed() throws IOException, BadJsonException {
        Path plain = rotated.segment("registry", ".jsonl");
        byte[] whole = Files.readAllBytes(plain);
        Files.write(plain, Arrays.copyOf(whole, whole.length - 5));
        assertThat(codes()).contains("segment_wrong_size");
        byte[] longer = Arrays.copyOf(whole, whole.length + 1);
        longer[whole.length] = '\n';
        Files.write(plain, longer);
        assertThat(codes()).contains("segment_wrong_size");
    }

    @Test
    void aCompressedSegmentThatCannotBeReadIsNamed() throws IOException, BadJsonException {
        Path compressed = rotated.segment("registry", ".gz");
        byte[] bytes = Files.readAllBytes(compressed);
        bytes[40] ^= 0x10;
        Files.write(compressed, bytes);
        assertThat(codes()).contains("segment_damaged");
        assertThat(tool.run("doctor").status()).isNotZero();
    }

    /** Whose causes are one must not read as many. */
    @Test
    void aDamagedSegmentIsOneProblemAndTheOtherChecksSayInShortWhatTheyCouldNotSee() throws IOException, BadJsonException {
        for (String log : List.of("registry", "incidents", "immutable_audit")) {
            Path compressed = rotated.segment(log, ".gz");
            byte[] whole = Files.readAllBytes(compressed);
            byte[] flipped = whole.clone();
            flipped[40] ^= 0x10;
            for (byte[] damaged : List.of(flipped, Arrays.copyOf(whole, whole.length / 2))) {
                Files.write(compressed, damaged);
                Tool.Outcome outcome = tool.run("doctor");
                assertThat(outcome.status()).as(log).isEqualTo(5);
                assertThat(outcome.out()).as(log).contains("[PROBLEMS] 1 problem, 0 warnings, ")
                        .containsOnlyOnce("put the right file back");
                assertThat(codes()).as(log).contains("cannot_look").containsOnlyOnce("segment_damaged")
                        .containsOnly("segment_damaged", "cannot_look");
            }
            Files.write(compressed, whole);
            assertThat(codes()).as(log).isEmpty();
        }
    }

    @Test
    void whatCannotBeOpenedIsOneProblem() throws IOException, BadJsonException {
        Files.move(logs.resolve("registry.jsonl"), directory.resolve("elsewhere"));
        Files.createSymbolicLink(logs.resolve("registry.jsonl"), directory.resolve("elsewhere"));
        Tool.Outcome outcome = tool.run("doctor");
        assertThat(outcome.out()).contains("symbolic_link", "for the same reason", "[PROBLEMS] 2 problems, ");
        assertThat(outcome.status()).isEqualTo(5);
    }

    @Test
    void aRotationOfTheAuditLogThatWasInterruptedBeforeItsNewFileIsSound() throws IOException, BadJsonException {
        rotated.run("logs rotate --no-compress --log audit");
        List<String> lines = Files.readAllLines(logs.resolve("immutable_audit.jsonl"));
        assertThat(lines).hasSize(1);
        Files.delete(logs.resolve("immutable_audit.jsonl"));
        Files.delete(logs.resolve(".state/heads"));
        assertThat(codes()).containsExactly("rotation_not_on_record");
        rotated.run("task create --title four --id four");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    /** The offsets of what is left would tell of other bytes. */
    @Test
    void segmentsThatAreAllGoneAreEachNamed() throws IOException, BadJsonException {
        Files.move(logs.resolve("segments"), directory.resolve("elsewhere"));
        assertThat(tool.run("doctor").out()).contains("segments/registry-", "segments/incidents-", "segments/immutable_audit-");
        assertThat(codes()).contains("segment_missing");
        Files.move(directory.resolve("elsewhere"), logs.resolve("segments"));
        assertThat(codes()).isEmpty();
    }

    @Test
    void aFileInThePlaceOfADirectoryAndADirectoryInThatOfALockAreNamed() throws IOException, BadJsonException {
        Files.move(logs.resolve("segments"), directory.resolve("elsewhere"));
        Files.writeString(logs.resolve("segments"), "");
        assertThat(codes()).contains("no_directory_but_a_file");
        Files.delete(logs.resolve("segments"));
        Files.move(directory.resolve("elsewhere"), logs.resolve("segments"));
        Files.delete(logs.resolve(".state/lock"));
        Files.createDirectory(logs.resolve(".state/lock"));
        assertThat(codes()).containsExactly("no_regular_file");
        assertThat(tool.run("doctor").status()).isEqualTo(1);
        assertThat(tool.run("task", "create", "--title", "x").status()).isEqualTo(5);
    }

    /** Only what takes the segment's place is offered, and nothing that is in the way of the right file. */
    @Test
    void whereASegmentIsMissingNothingElseIsPutOnRecordBefore() throws IOException, BadJsonException {
        Files.move(rotated.segment("incidents", ".gz"), directory.resolve("elsewhere"));
        Tool.Outcome outcome = tool.run("doctor");
        assertThat(outcome.out()).contains("segment_missing", "altered_line").containsOnlyOnce("--accept-loss");
        assertThat(tool.run("doctor", "--json").out()).containsOnlyOnce("\"fixable\": true").containsOnlyOnce("\"needs_consent\": true");
    }

    @Test
    void theVerifierFindsWhatWasAppendedToASegment() throws IOException {
        for (String log : List.of("registry", "incidents", "immutable_audit")) {
            for (String suffix : List.of(".jsonl", ".gz")) {
                Path segment = rotated.segment(log, suffix);
                byte[] whole = Files.readAllBytes(segment);
                byte[] content = suffix.equals(".gz") ? content(segment) : whole;
                byte[] longer = Arrays.copyOf(content, content.length + 1);
                longer[content.length] = '\n';
                ByteArrayOutputStream zipped = new ByteArrayOutputStream();
                try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
                    out.write(longer);
                }
                Files.write(segment, suffix.equals(".gz") ? zipped.toByteArray() : longer);
                Tool.Outcome outcome = tool.run("audit", "verify");
                assertThat(outcome.status()).as(log + suffix).isEqualTo(1);
                assertThat(outcome.out()).as(log + suffix).contains("[BROKEN]",
                        log.equals("immutable_audit") ? "foreign_line" : "is longer than its name says");
                Files.write(segment, whole);
                assertThat(tool.run("audit", "verify").status()).as(log + suffix).isZero();
            }
        }
    }

    @Test
    void twoSegmentsOfOnePartAreNamed() throws IOException, BadJsonException {
        Path plain = rotated.segment("registry", ".jsonl");
        Files.writeString(plain.resolveSibling("registry-00000000000000000003-00000000000000000009.jsonl"), "{\"a\":\n");
        assertThat(codes()).contains("segments_unusable");
    }

    @Test
    void twinsAreHarmlessWhereTheyAreTheSame() throws IOException, BadJsonException {
        Path compressed = rotated.segment("registry", ".gz");
        Files.write(plainOf(compressed), content(compressed));
        Files.setPosixFilePermissions(plainOf(compressed), PosixFilePermissions.fromString("rw-------"));
        assertThat(codes()).containsExactly("segment_twin");
        assertThat(tool.run("doctor").status()).isZero();
        rotated.run("logs rotate --log registry");
        assertThat(codes()).isEmpty();

        byte[] other = content(compressed);
        other[3] ^= 1;
        Files.write(plainOf(compressed), other);
        Files.setPosixFilePermissions(plainOf(compressed), PosixFilePermissions.fromString("rw-------"));
        assertThat(codes()).contains("segment_twins_differ");
    }

    @Test
    void whatAnInterruptedCompressionHasLeftGoesIntoQuarantine() throws IOException, BadJsonException {
        Path left = Path.of(rotated.segment("registry", ".jsonl") + ".gz.tmp");
        Files.writeString(left, "half");
        Files.writeString(logs.resolve("segments/notes.txt"), "mine");
        for (Path file : List.of(left, logs.resolve("segments/notes.txt"))) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
        assertThat(codes()).containsExactlyInAnyOrder("segment_temporary", "segment_foreign");
        assertThat(tool.run("doctor", "--fix").status()).isZero();
        assertThat(left).doesNotExist();
        assertThat(codes()).containsExactly("segment_foreign");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void damageWithinASegmentIsNeverOverwritten() throws IOException, BadJsonException {
        for (String log : List.of("registry", "incidents", "immutable_audit")) {
            Path plain = rotated.segment(log, ".jsonl");
            byte[] whole = Files.readAllBytes(plain);
            byte[] damaged = whole.clone();
            damaged[20] ^= 1;
            Files.write(plain, damaged);
            assertThat(tool.run("doctor").status()).as(log).isEqualTo(1);
            tool.run("doctor", "--fix");
            assertThat(Files.readAllBytes(plain)).as(log).isEqualTo(damaged);
            tool.run("doctor", "--fix", "--accept-loss");
            assertThat(Files.readAllBytes(plain)).as(log).isEqualTo(damaged);
            Files.write(plain, whole);
            assertThat(tool.run("audit", "verify").status()).as(log).isZero();
            rotated.run("task update three --tag " + log);
        }
    }

    @Test
    void oneByteOfTheActiveFileIsPutRightWhereItStands() throws IOException {
        for (String log : List.of("registry.jsonl", "immutable_audit.jsonl")) {
            byte[] whole = Files.readAllBytes(logs.resolve(log));
            byte[] damaged = whole.clone();
            damaged[20] ^= 1;
            Files.write(logs.resolve(log), damaged);
            assertThat(tool.run("doctor", "--fix").status()).as(log).isZero();
            assertThat(Files.readAllBytes(logs.resolve(log))).as(log).startsWith(whole);
            assertThat(tool.run("audit", "verify").status()).as(log).isZero();
        }
    }

    @Test
    void aSegmentThatSomebodyElseHasCompressedIsSound() throws IOException, BadJsonException {
        Path plain = rotated.segment("registry", ".jsonl");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(Files.readAllBytes(plain));
        }
        Path compressed = Path.of(plain + ".gz");
        Files.write(compressed, bytes.toByteArray());
        Files.setPosixFilePermissions(compressed, PosixFilePermissions.fromString("rw-------"));
        Files.delete(plain);
        assertThat(codes()).isEmpty();
    }

    @Test
    void aRotationThatWasInterruptedBeforeItsNewFileIsSound() throws IOException, BadJsonException {
        rotated.run("logs rotate --no-compress --log registry");
        Files.delete(logs.resolve("registry.jsonl"));
        assertThat(codes()).isEmpty();
        rotated.run("task create --title four --id four");
        assertThat(tool.run("audit", "verify").status()).isZero();
    }

    @Test
    void aRotationWithoutItsEntryIsTold() throws IOException, BadJsonException {
        long base = Long.parseLong(rotated.segment("registry", ".jsonl").getFileName().toString().substring(30, 50));
        Path active = logs.resolve("registry.jsonl");
        Files.move(active, logs.resolve("segments/registry-%020d-%020d.jsonl".formatted(base, base + Files.size(active))));
        assertThat(codes()).containsExactly("rotation_not_on_record");
        rotated.run("task create --title four --id four");
        assertThat(tool.run("audit", "verify").status()).isZero();
        assertThat(tool.run("doctor").status()).isZero();
    }

    @Test
    void aPolicyThatCannotBeUsedOrThatOthersCanChangeIsNamed() throws IOException, BadJsonException {
        Path policy = logs.resolve("policy.json");
        Files.writeString(policy, "{\"version\":1,\"default\":\"deny\",\"rule\":[]}");
        Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(codes()).containsExactly("policy_unusable");
        assertThat(tool.run("doctor", "--fix").status()).isEqualTo(5);
        Files.writeString(policy, "{\"version\":1,\"default\":\"allow\",\"rules\":[]}");
        assertThat(codes()).isEmpty();
        Files.setPosixFilePermissions(policy, PosixFilePermissions.fromString("rw-rw-r--"));
        assertThat(codes()).containsExactly("policy_writable_by_others");
    }
}
