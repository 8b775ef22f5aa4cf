package taskmgmt.journal.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.Rotation;
import taskmgmt.journal.segment.Compression;
import taskmgmt.journal.segment.GzipFormat;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.json.FieldScanner;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;

/** What takes the place of a lost segment has all that could be read, nothing that was never written, and no other offsets. */
class SegmentRewriteTest {
    private static final int BLOCK_BYTES = GzipFormat.BLOCK_BYTES;

    @TempDir
    private Path directory;

    private Path log = Path.of("");
    private Path compressed = Path.of("");
    private byte[] content = {};
    private byte[] sound = {};

    @BeforeEach
    void segmentOfSomeBlocks() throws IOException {
        log = directory.resolve("registry.jsonl");
        StringBuilder lines = new StringBuilder();
        Random random = Seed.random(SegmentRewriteTest.class, 7);
        while (lines.length() < 4 * BLOCK_BYTES) {
            int most = random.nextInt(100) == 0 ? 100_000 : 300;
            lines.append("{\"n\":").append(lines.length()).append(",\"a\":{\"x\":1},\"text\":\"");
            random.ints(random.nextInt(most), ' ', 'z').filter(c -> c != '"' && c != '\\').forEach(lines::appendCodePoint);
            lines.append("\"}\n");
        }
        content = lines.toString().getBytes(StandardCharsets.UTF_8);
        Files.write(log, content);
        LineFile file = LineFile.open(log, SyncPolicy.SYNC);
        LogPart part = Rotation.rotate(file, SyncPolicy.SYNC, PrivateFiles.SYSTEM);
        compressed = new Compression(PrivateFiles.SYSTEM).prepare(log, part).orElseThrow().finish().file();
        sound = Files.readAllBytes(compressed);
    }

    private SegmentRewrite mender() {
        return new SegmentRewrite(directory.resolve("quarantine"), InstantSource.fixed(Instant.EPOCH), PrivateFiles.SYSTEM,
                new FieldScanner());
    }

    private static byte[] unpacked(Path file) throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return in.readAllBytes();
        }
    }

    private static List<String> lines(byte[] bytes) {
        return List.of(new String(bytes, StandardCharsets.UTF_8).split("\n", -1));
    }

    /** Rebuilds the damaged file, and looks at everything that must hold whatever is lost; returns what is kept. */
    private byte[] rebuilt(byte[] damaged) throws IOException {
        Files.write(compressed, damaged);
        SegmentRewrite.Replacement made = mender().rebuild(log, compressed);
        byte[] found = unpacked(compressed);
        assertThat(found).hasSameSizeAs(content);
        Set<String> written = new HashSet<>(lines(content));
        assertThat(lines(found)).allMatch(line -> line.isBlank() || written.contains(line));
        assertThat(found[found.length - 1]).isEqualTo((byte) '\n');
        int first = (int) made.offset();
        int behind = (int) (made.offset() + made.length());
        assertThat(Arrays.mismatch(found, 0, first, content, 0, first)).isNegative();
        assertThat(Arrays.mismatch(found, behind, found.length, content, behind, content.length)).isNegative();
        assertThat(made.quarantine()).isNotNull();
        assertThat(Files.readAllBytes(made.quarantine())).isEqualTo(damaged);
        try (LogChannel channel = LogChannel.openOrNull(log)) {
            byte[] read = new byte[content.length];
            assertThat(channel == null ? -1 : channel.readFully(read, 0, read.length, 0)).isEqualTo(read.length);
            assertThat(read).isEqualTo(found);
        }
        return found;
    }

    /** Each line that is wholly in a block that is whole. */
    private void assertKept(byte[] found, Set<Integer> lostBlocks) {
        int start = 0;
        for (String line : lines(content)) {
            int end = start + line.length();
            boolean sure = true;
            for (int block = start / BLOCK_BYTES; block <= end / BLOCK_BYTES; block++) {
                sure &= !lostBlocks.contains(block);
            }
            if (sure && end < content.length) {
                assertThat(Arrays.copyOfRange(found, start, end + 1)).as("line at %d", start)
                        .isEqualTo(Arrays.copyOfRange(content, start, end + 1));
            }
            start = end + 1;
        }
    }

    private List<Integer> members() {
        List<Integer> starts = new ArrayList<>();
        for (int at = 0; at < sound.length; at += GzipFormat.memberLength(sound, at)) {
            starts.add(at);
        }
        starts.removeLast(); // the table's
        return starts;
    }

    @Sweep
    @Test
    void oneChangedBitCostsNoMoreThanItsBlock() throws IOException {
        List<Integer> members = members();
        assertThat(members).hasSizeGreaterThan(4);
        for (int at = 0; at < sound.length; at += at < 40 || at > sound.length - 130 ? 1 : 2777) {
            byte[] damaged = sound.clone();
            damaged[at] ^= (byte) (1 << at % 8);
            int block = -1;
            for (int member : members) {
                block += member <= at ? 1 : 0;
            }
            assertKept(rebuilt(damaged), Set.of(block));
        }
    }

    @Sweep
    @Test
    void ofAFileThatWasCutOffEverythingIsKeptUpToThere() throws IOException {
        List<Integer> members = members();
        for (int length = 0; length < sound.length; length += 4999) {
            Set<Integer> lost = new HashSet<>();
            for (int block = 0; block < members.size(); block++) {
                int end = block + 1 < members.size() ? members.get(block + 1) : length + 1;
                if (end > length) {
                    lost.add(block);
                }
            }
            assertKept(rebuilt(Arrays.copyOf(sound, length)), lost);
        }
    }

    @Test
    void zerosInPlaceOfBlocksCostNoMoreThanTheseBlocks() throws IOException {
        List<Integer> members = members();
        for (int first = 0; first < members.size() - 1; first++) {
            byte[] damaged = sound.clone();
            Arrays.fill(damaged, members.get(first), members.get(first + 1), (byte) 0);
            assertKept(rebuilt(damaged), Set.of(first));
        }
        byte[] damaged = sound.clone();
        Arrays.fill(damaged, members.get(1), members.get(3), (byte) 0);
        assertKept(rebuilt(damaged), Set.of(1, 2));
    }

    @Test
    void aFileOfAnotherProgramIsKeptUpToWhereItWasCutOffAndElseNotBelieved() throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(content);
        }
        byte[] foreign = zipped.toByteArray();
        byte[] found = rebuilt(Arrays.copyOf(foreign, foreign.length / 2));
        assertThat(Arrays.mismatch(found, content)).isGreaterThan(BLOCK_BYTES / 2);
        byte[] flipped = foreign.clone();
        flipped[foreign.length / 2] ^= 1;
        assertThat(new String(rebuilt(flipped), StandardCharsets.UTF_8)).isBlank();
        assertThat(new String(rebuilt("no gzip at all".getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8)).isBlank();
    }

    @Test
    void theSameFileIsKeptInQuarantineOnce() throws IOException {
        byte[] damaged = Arrays.copyOf(sound, sound.length / 2);
        Path first = quarantined(damaged);
        assertThat(quarantined(damaged)).isEqualTo(first);
        assertThat(quarantined(Arrays.copyOf(damaged, damaged.length - 1))).isNotEqualTo(first);
    }

    private Path quarantined(byte[] damaged) throws IOException {
        Files.write(compressed, damaged);
        Path kept = mender().rebuild(log, compressed).quarantine();
        assertThat(kept).isNotNull();
        return kept == null ? compressed : kept;
    }

    @Test
    void whatIsMissingIsFilledWithBlanksThatTakeNoRoom() throws IOException {
        Files.delete(compressed);
        long end = 40_000_001;
        mender().fill(log, 0, end);
        Path made = log.resolveSibling("segments/registry-%020d-%020d.jsonl.gz".formatted(0, end));
        byte[] found = unpacked(made);
        assertThat(found).hasSize((int) end);
        assertThat(new String(found, StandardCharsets.ISO_8859_1)).isBlank().endsWith("\n");
        assertThat(Files.size(made)).isLessThan(end / 256);
        assertThat(LineScanner.size(log)).isEqualTo(end);
        assertThat(log.resolveSibling("segments").toFile().list()).hasSize(1);
    }

    @Test
    void whatAnotherFileHasIsNotFilled() throws IOException {
        byte[] before = Files.readAllBytes(compressed);
        assertThatThrownBy(() -> mender().fill(log, 10, 20)).isInstanceOf(LogDamagedException.class);
        assertThatThrownBy(() -> mender().rebuild(log, log)).isInstanceOf(LogDamagedException.class);
        assertThat(Files.readAllBytes(compressed)).isEqualTo(before);
        assertThat(log.resolveSibling("segments").toFile().list()).hasSize(1);
    }
}
