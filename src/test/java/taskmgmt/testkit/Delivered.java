package taskmgmt.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.journal.lines.LineSink;

/** A sink that remembers what it was given, one text each, as in {@code "17 {second}"}. */
public final class Delivered implements LineSink {
    public final List<String> lines = new ArrayList<>();

    @Override
    public void line(byte[] buffer, int start, int end, long offset) {
        lines.add(offset + " " + new String(buffer, start, end - start, StandardCharsets.ISO_8859_1));
    }

    @Override
    public void corrupt(long offset, long length, String reason) {
        lines.add(offset + " +" + length + " " + reason);
    }

    /** What came since the last call. */
    public List<String> take() {
        List<String> taken = List.copyOf(lines);
        lines.clear();
        return taken;
    }
}
