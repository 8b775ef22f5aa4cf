package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;

/**
 * Breaks lines that are too long for a page between words, as they are written. Closing it writes out an unfinished line, but leaves the
 * underlying writer open. Text that moves the cursor, such as a line that is rewritten in place, passes through unchanged.
 */
public final class WrappedLines extends Writer {
    private final int cells;
    private final Writer out;
    private final StringBuilder line = new StringBuilder();

    /** @param cells the maximum width of a line; 0 for no limit */
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

    /** Shows an unfinished line too, because somebody is waiting for it. */
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
