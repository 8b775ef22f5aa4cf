package taskmgmt.journal.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.testkit.Delivered;
import taskmgmt.testkit.Seed;

class LineScannerTest {
    private static final int MEBIBYTE = 1024 * 1024;
    private static final String TOO_LONG = " longer than 1048576 bytes";

    @TempDir
    Path directory;

    private Path log(String content) throws IOException {
        return Files.writeString(directory.resolve("registry.jsonl"), content, ISO_8859_1);
    }

    /** What a scan has to deliver, found in the plainest way. */
    private static List<String> expected(String content) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int newline; (newline = content.indexOf('\n', start)) >= 0; start = newline + 1) {
            String line = content.substring(start, newline);
            if (line.length() > MEBIBYTE) {
                lines.add(start + " +" + line.length() + TOO_LONG);
            } else if (!line.isBlank()) {
                lines.add(start + " " + (line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
            }
        }
        return lines;
    }

    private static ScanEnd expectedEnd(String content) {
        int tail = content.lastIndexOf('\n') + 1;
        return new ScanEnd(tail, content.length() - tail);
    }

    private void assertScanned(String content) throws IOException {
        Path log = log(content);
        Delivered forwards = new Delivered();
        assertThat(LineScanner.scan(log, 0, Long.MAX_VALUE, forwards)).isEqualTo(expectedEnd(content));
        assertThat(forwards.lines).isEqualTo(expected(content));

        Delivered backwards = new Delivered();
        try (BackwardScanner scanner = BackwardScanner.open(log, Long.MAX_VALUE)) {
            while (scanner.next(backwards)) {
                assertThat(backwards.lines).isNotEmpty();
            }
            assertThat(scanner.next(backwards)).isFalse();
        }
        Collections.reverse(backwards.lines);
        assertThat(backwards.lines).isEqualTo(expected(content));
    }

    @Test
    void deliversEveryLineWithItsOffset() throws IOException {
        for (String content : List.of(
                "", "\n", "a", "a\n", "a\nb", "\n\na\n\nb\n", "  \n \t\r\na\n   ", "a\r\nb\r\n\r\n", " a \n", "\0\n", "\u00e9\n")) {
            assertScanned(content);
        }
        Delivered lines = new Delivered();
        LineScanner.scan(log("{a}\n   \n{b}\r\n{c}"), 0, Long.MAX_VALUE, lines);
        assertThat(lines.lines).containsExactly("0 {a}", "8 {b}");
    }

    @Test
    void deliversLinesOfAllLengthsWhereverBlocksEnd() throws IOException {
        for (int length : new int[] {1023, 65_535, 65_536, 131_071, 262_143, 262_144, 262_145, 524_287, 1_048_575,
                MEBIBYTE, MEBIBYTE + 1, MEBIBYTE + 2, 3 * MEBIBYTE}) {
            String line = "x".repeat(length);
            assertScanned(line);
            assertScanned(line + "\n");
            assertScanned("first\n" + line + "\nsecond\n" + line + "\n" + line);
            assertScanned("first\n" + line + "\n" + line + "\nlast\n");
        }
    }

    @Test
    void deliversTheSameWhateverPiecesAStreamComesIn() throws IOException {
        Random random = Seed.random(LineScannerTest.class);
        for (int round = 0; round < 300; round++) {
            StringBuilder content = new StringBuilder();
            for (int line = random.nextInt(12); line > 0; line--) {
                int length = random.nextInt(10) == 0 ? random.nextInt(600_000) : random.nextInt(20);
                content.append("abc {}\r\0\u00ff".charAt(random.nextInt(9))).append("y".repeat(length)).append('\n');
            }
            content.setLength(Math.max(0, content.length() - random.nextInt(3)));
            Delivered lines = new Delivered();
            ScanEnd end = LineScanner.scan(inPieces(content.toString(), random), lines);
            assertThat(end).isEqualTo(expectedEnd(content.toString()));
            assertThat(lines.lines).isEqualTo(expected(content.toString()));
        }
    }

    private static InputStream inPieces(String content, Random random) {
        int longest = 1 << random.nextInt(8, 19);
        return new ByteArrayInputStream(content.getBytes(ISO_8859_1)) {
            @Override
            public int read(byte[] buffer, int start, int length) {
                return super.read(buffer, start, Math.min(length, random.nextInt(1, longest)));
            }
        };
    }

    @Test
    void deliversTheTailOnlyWhenAsked() throws IOException {
        Delivered lines = new Delivered();
        Path log = log("{a}\n{b");
        assertThat(LineScanner.scan(log, 0, Long.MAX_VALUE, lines)).isEqualTo(new ScanEnd(4, 2));
        assertThat(lines.take()).containsExactly("0 {a}");
        assertThat(LineScanner.scanWithTail(log, 0, Long.MAX_VALUE, lines)).isEqualTo(new ScanEnd(6, 0));
        assertThat(lines.take()).containsExactly("0 {a}", "4 {b");
        byte[] tooLong = "x".repeat(2 * MEBIBYTE).getBytes(ISO_8859_1);
        LineScanner.scanWithTail(new ByteArrayInputStream(tooLong), lines);
        assertThat(lines.take()).containsExactly("0 +2097152" + TOO_LONG);
    }

    @Test
    void partsThatAreCutAnywhereDeliverEachLineOnce() throws IOException {
        String content = "{a}\n\n{bcd}\n \n{efghi}\n{j}";
        Path log = log(content);
        for (int cut = 0; cut <= content.length() + 1; cut++) {
            long boundary = LineScanner.lineStart(log, cut);
            Delivered lines = new Delivered();
            assertThat(LineScanner.scan(log, 0, boundary, lines).tailLength())
                    .isEqualTo(boundary == content.length() ? 3 : 0);
            LineScanner.scan(log, boundary, Long.MAX_VALUE, lines);
            assertThat(lines.lines).isEqualTo(expected(content));
        }
    }

    @Test
    void newestFirstBeginsBeforeAnOffsetAndReadsNoMoreThanAskedFor() throws IOException {
        Path log = log("{a}\n{b}\n{c}\n");
        try (BackwardScanner scanner = BackwardScanner.open(log, 9)) {
            Delivered lines = new Delivered();
            assertThat(scanner.next(lines)).isTrue();
            assertThat(lines.lines).containsExactly("4 {b}");
        }
    }

    @Test
    void aMissingFileIsEmpty() throws IOException {
        Path missing = directory.resolve("missing");
        Delivered lines = new Delivered();
        assertThat(LineScanner.scan(missing, 0, Long.MAX_VALUE, lines)).isEqualTo(new ScanEnd(0, 0));
        assertThat(LineScanner.lineStart(missing, 5)).isZero();
        try (BackwardScanner scanner = BackwardScanner.open(missing, Long.MAX_VALUE)) {
            assertThat(scanner.next(lines)).isFalse();
        }
        assertThat(lines.lines).isEmpty();
    }

    @Test
    void refusesWhatIsNotARegularFile() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), log("{a}\n"));
        for (Path file : List.of(link, directory)) {
            assertThatThrownBy(() -> LineScanner.scan(file, 0, Long.MAX_VALUE, new Delivered()))
                    .isInstanceOf(LogDamagedException.class);
            assertThatThrownBy(() -> BackwardScanner.open(file, Long.MAX_VALUE))
                    .isInstanceOf(LogDamagedException.class);
        }
    }
}
