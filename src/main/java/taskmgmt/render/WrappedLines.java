package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;

/**
 * Breaks lines that are too long for a page between words, as they are written. To close it writes what has no line end yet, and
 * leaves what is behind it open. What moves the cursor, as a line does that is written over again, passes as it is.
 */
public final class WrappedLines extends Writer {
    private final int cells;
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    /** @param cells how wide a line may be; 0 for as long as it likes */
    public WrappedLines(int cells, Writer out) {
        this.cells = cells;
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        if (cells <= 0) {
            out.write(text, offset, length);
            return;
        }
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\n') {
                out.append(Wrap.line(line.toString(), cells)).append('\n');
                line.setLength(0);
            } else {
                line.append(text[i]);
            }
        }
    }

    /** A line that is not ended yet is shown all the same: somebody waits for it. */
    @Override
    public void flush() throws IOException {
        out.append(line);
        line.setLength(0);
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.append(line);
        line.setLength(0);
    }
}
