package taskmgmt.journal.segment;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.lines.BackwardScanner;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.testkit.Delivered;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.SegmentedLog;
import taskmgmt.testkit.SegmentedLog.Form;
import taskmgmt.testkit.Sweep;

class SegmentsTest {
    private static final String LINES = "{a}\n{bb}\n\n{ccc}\r\n{d}\n{eeeeee}\n{f}\n";

    @TempDir
    Path directory;

    private int logs;

    private Path nextLog() {
        return directory.resolve("log" + logs++).resolve("registry.jsonl");
    }

    private Path segmented(String content, List<Integer> cuts, List<Form> forms) throws IOException {
        Path log = nextLog();
        SegmentedLog.write(log, content.getBytes(ISO_8859_1), cuts, forms);
        return log;
    }

    /** Everything that readers can tell of a log. */
    private static List<String> read(Path log, int length) throws IOException {
        List<String> found = new ArrayList<>();
        for (int from = 0; from <= length; from = (int) LineScanner.lineStart(log, from + 1)) {
            for (int to = from; to <= length + 1; to++) {
                Delivered lines = new Delivered();
                found.add(from + ".." + to + " " + LineScanner.scan(log, from, to, lines) + lines.take()
                        + LineScanner.scanWithTail(log, from, to, lines) + lines.take());
            }
            if (from == length) {
                break;
            }
        }
        for (int offset = 0; offset <= length + 1; offset++) {
            byte[] before = LineScanner.before(log, offset, 7);
            found.add(LineScanner.lineStart(log, offset) + " " + (before == null ? "-" : new String(before, ISO_8859_1)));
            Delivered backwards = new Delivered();
            try (BackwardScanner scanner = BackwardScanner.open(log, offset)) {
                while (scanner.next(backwards)) {
                    assertThat(backwards.lines).isNotEmpty();
                }
            }
            found.add(backwards.take().toString());
        }
        found.add(LineScanner.size(log) + " " + LineScanner.exists(log));
        return found;
    }

    private static List<Integer> chosen(List<Integer> ends, int mask) {
        List<Integer> cuts = new ArrayList<>();
        for (int i = 0; i < ends.size(); i++) {
            if ((mask & 1 << i) != 0) {
                cuts.add(ends.get(i));
            }
        }
        return cuts;
    }

    @Sweep
    @Test
    void readersSeeOneLogHoweverItIsCutAndStored() throws IOException {
        Random random = Seed.random(SegmentsTest.class);
        for (String content : List.of(LINES, LINES + "{unfinished")) {
            List<String> expected = read(segmented(content, List.of(), List.of()), content.length());
            List<Integer> ends = SegmentedLog.lineEnds(content.getBytes(ISO_8859_1));
            for (int mask = 1; mask < 1 << ends.size(); mask++) {
                List<Integer> cuts = chosen(ends, mask);
                List<Form> forms = SegmentedLog.forms(random, cuts.size());
                assertThat(read(segmented(content, cuts, forms), content.length())).as("%s %s", cuts, forms).isEqualTo(expected);
            }
        }
    }

    @Test
    void readsAnyPartOfACompressedSegment() throws IOException {
        byte[] content = new byte[5 * GzipFormat.BLOCK_BYTES + 1234];
        Random random = Seed.random(SegmentsTest.class);
        for (int i = 0; i < content.length; i++) {
            // The third block is such that it cannot be compressed.
            content[i] = (byte) (i / GzipFormat.BLOCK_BYTES == 2 ? random.nextInt(256) : "{\"a\":\"bcd\"}".charAt(i % 11));
        }
        content[content.length - 1] = '\n';
        Path log = nextLog();
        SegmentedLog.write(log, content, List.of(content.length), List.of(Form.GZIP));
        try (LogChannel channel = LogChannel.openOrNull(log)) {
            if (channel == null) {
                throw new AssertionError("no log");
            }
            for (int i = 0; i < 300; i++) {
                int from = i % 3 == 0 ? (1 + i % 5) * GzipFormat.BLOCK_BYTES - 1 : random.nextInt(content.length);
                int length = Math.min(content.length - from, random.nextInt(3 * GzipFormat.BLOCK_BYTES));
                byte[] part = new byte[length];
                assertThat(channel.readFully(part, 0, length, from)).isEqualTo(length);
                assertThat(part).isEqualTo(Arrays.copyOfRange(content, from, from + length));
            }
        }
    }

    /** A listing that passes over one that is being compressed, and the next one over another. */
    @Test
    void aListThatLacksAnotherSegmentIsNotTheSame() throws IOException {
        Path log = segmented(LINES, List.of(4, 10, 22), List.of(Form.PLAIN, Form.PLAIN, Form.PLAIN));
        String first = Segment.plain(log, 0, 4).plainName();
        String second = Segment.plain(log, 4, 10).plainName();
        String third = Segment.plain(log, 10, 22).plainName();
        assertThat(SegmentList.of(log, new String[] {third, first, second + Segment.COMPRESSED_SUFFIX}).isStill()).isTrue();
        assertThat(SegmentList.of(log, new String[] {first, third}).isStill()).isFalse();
        Files.delete(Segment.plain(log, 0, 4).plainFile());
        assertThat(SegmentList.of(log, new String[] {second, third}).isStill()).isTrue();
        assertThat(SegmentList.of(log, new String[] {first, third}).isStill()).isFalse();
    }

    @Test
    void saysWhatIsMissingAndReadsOn() throws IOException {
        Path log = segmented(LINES, List.of(4, 10, 22), List.of(Form.PLAIN, Form.GZIP, Form.PLAIN));
        Files.delete(Segment.plain(log, 4, 10).compressedFile());
        Delivered lines = new Delivered();
        LineScanner.scan(log, 0, Long.MAX_VALUE, lines);
        assertThat(lines.take()).containsExactly("0 {a}", "4 +6 the segment that held these bytes is missing",
                "10 {ccc}", "17 {d}",
                "21 {eeeeee}", "30 {f}");
    }
}
