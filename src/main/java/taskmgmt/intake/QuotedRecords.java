package taskmgmt.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The records of a table in the format of RFC 4180: values between separators, in quotes if they contain a separator, a line end or
 * a quote, which is then doubled. Lines end with CR, LF or both. More is accepted than the RFC allows: text after a closing quote
 * on the same line belongs to the value.
 *
 * <p>A quote that is opened but not closed would turn everything after it into one value, so it only costs its own line: if no
 * quote closes it before the end or within {@value #MAX_RECORD} characters, or if the next quote is on a later line in the middle
 * of a value, reading continues with the line after it. Not thread-safe.
 */
final class QuotedRecords {
    static final int MAX_RECORD = 1 << 20;
    /** Only the start of a longer line is kept. */
    private static final int MAX_LINE = 1 << 24;
    private static final String TOO_LONG = "it is longer than 16 Mi characters";
    private static final String NOT_CLOSED = "a quote is opened and not closed";
    private static final int BUFFER = 1 << 16;
    private static final int END = -1;

    private final Reader in;
    private final char separator;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    /** Text to be read again, before the contents of the buffer. */
    private String again = "";
    private int againAt;
    private boolean isAgain;

    private final StringBuilder raw = new StringBuilder();
    private final StringBuilder value = new StringBuilder();
    /** The end of the record's first line in {@link #raw}; negative while still within it. */
    private int firstLine;
    private long line = 1;

    QuotedRecords(Reader in, char separator) {
        this.in = in;
        this.separator = separator;
    }

    /**
     * A record.
     *
     * @param line   the line where it begins, from 1
     * @param values the values of its columns; none if it cannot be read
     * @param text   the whole record, or the line that cannot be read
     * @param fault  why it cannot be read; null if it can
     */
    record Row(long line, List<String> values, String text, @Nullable String fault) {
        Row {
            values = Collections.unmodifiableList(values);
        }
    }

    /** The next record, skipping empty lines; null after the last. */
    @Nullable Row next() throws IOException {
        while (true) {
            raw.setLength(0);
            firstLine = -1;
            long first = line;
            int c = read();
            if (c == END) {
                return null;
            }
            if (c == '\n' || c == '\r') {
                lineEnd(c);
                continue;
            }
            List<String> values = new ArrayList<>();
            while (true) {
                value.setLength(0);
                c = c == '"' ? quoted() : plain(c);
                if (c != END && c != separator && c != '\n' && c != '\r') {
                    return faulty(first);
                }
                values.add(value.toString());
                if (c != separator) {
                    break;
                }
                c = read();
            }
            boolean tooLong = raw.length() == MAX_LINE;
            String text = raw.substring(0, raw.length() - (c == END || tooLong ? 0 : 1));
            if (c != END) {
                lineEnd(c);
            }
            return tooLong ? new Row(first, List.of(), text, TOO_LONG) : new Row(first, values, text, null);
        }
    }

    /** Reads a value; returns the character that ends it. */
    private int plain(int first) throws IOException {
        int c = first;
        while (c != END && c != separator && c != '\n' && c != '\r') {
            if (raw.length() < MAX_LINE) {
                value.append((char) c);
            }
            c = read();
        }
        return c;
    }

    /** The same after an opening quote; returns a different character if nothing ends the value. */
    private int quoted() throws IOException {
        int c = read();
        while (true) {
            if (c == END || raw.length() > MAX_RECORD) {
                return 0;
            }
            if (c == '"') {
                c = read();
                if (c != '"') {
                    boolean ends = c == END || c == separator || c == '\n' || c == '\r';
                    return ends || firstLine >= 0 ? c : plain(c);
                }
            } else if (c == '\n' || c == '\r') {
                c = lineWithin(c);
                continue;
            }
            value.append((char) c);
            c = read();
        }
    }

    /** Adds a line end within quotes to the value; returns the character after it. */
    private int lineWithin(int lineEnd) throws IOException {
        value.append((char) lineEnd);
        int c = read();
        if (lineEnd == '\r' && c == '\n') {
            value.append('\n');
            c = read();
        }
        line++;
        if (firstLine < 0) {
            firstLine = c == END ? raw.length() : raw.length() - 1;
        }
        return c;
    }

    /** Rejects the first line; what was read after it is read again. */
    private Row faulty(long first) {
        int to = firstLine < 0 ? raw.length() : firstLine;
        String text = raw.substring(0, to).stripTrailing();
        again = raw.substring(to) + again.substring(againAt);
        againAt = 0;
        line = first + 1;
        return new Row(first, List.of(), text, NOT_CLOSED);
    }

    private void lineEnd(int c) throws IOException {
        line++;
        if (c == '\r') {
            int next = read();
            if (next != '\n' && next != END) {
                unread();
            }
        }
    }

    /** Pushes back the character that was read last. */
    private void unread() {
        if (isAgain) {
            againAt--;
        } else {
            at--;
        }
    }

    private int read() throws IOException {
        int c = END;
        isAgain = againAt < again.length();
        if (isAgain) {
            c = again.charAt(againAt++);
        } else {
            if (at == end) {
                end = Math.max(0, in.read(buffer, 0, BUFFER));
                at = 0;
            }
            c = at < end ? buffer[at++] : END;
        }
        if (c != END && raw.length() < MAX_LINE) {
            raw.append((char) c);
        }
        return c;
    }
}
