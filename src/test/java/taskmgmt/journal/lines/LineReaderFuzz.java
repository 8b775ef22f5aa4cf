package taskmgmt.journal.lines;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.testkit.Delivered;

/** Any bytes, in pieces of any size, are cut into the lines that the plainest way finds. Input for a fuzzer. */
public final class LineReaderFuzz {
    private LineReaderFuzz() {}

    /** @param data the first byte says how long the pieces are */
    public static void fuzzerTestOneInput(byte[] data) throws IOException {
        int piece = data.length == 0 ? 1 : 1 + (data[0] & 0xFF);
        Delivered lines = new Delivered();
        ScanEnd end = LineScanner.scan(inPieces(data, piece), lines);
        String text = new String(data, ISO_8859_1);
        int tail = text.lastIndexOf('\n') + 1;
        assertThat(end).isEqualTo(new ScanEnd(tail, text.length() - tail));
        assertThat(lines.take()).isEqualTo(plainly(text));
        assertThat(LineScanner.scanWithTail(inPieces(data, piece), lines)).isEqualTo(new ScanEnd(text.length(), 0));
        assertThat(lines.take()).isEqualTo(plainly(text + "\n"));
    }

    private static List<String> plainly(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int newline; (newline = text.indexOf('\n', start)) >= 0; start = newline + 1) {
            String line = text.substring(start, newline);
            if (line.chars().anyMatch(c -> c != ' ' && c != '\t' && c != '\r')) {
                lines.add(start + " " + (line.endsWith("\r") ? line.substring(0, line.length() - 1) : line));
            }
        }
        return lines;
    }

    private static ByteArrayInputStream inPieces(byte[] data, int longest) {
        return new ByteArrayInputStream(data) {
            @Override
            public int read(byte[] buffer, int start, int length) {
                return super.read(buffer, start, Math.min(length, longest));
            }
        };
    }
}
