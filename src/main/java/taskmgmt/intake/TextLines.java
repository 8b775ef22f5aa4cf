package taskmgmt.intake;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text in UTF-8, or in UTF-16 if it begins with a byte order mark. Invalid bytes become U+FFFD. A line may have up
 * to 16 Mi characters; only the start of a longer line is kept. Not thread-safe.
 */
final class TextLines {
    private static final int MAX_LINE = 1 << 24;
    private static final int BUFFER = 1 << 16;

    private final Reader in;
    private final char[] buffer = new char[BUFFER];
    private int at;
    private int end;
    private long number;
    private boolean wasCut;

    TextLines(Reader in) {
        this.in = in;
    }

    /** The decoded text, without the byte order mark. */
    static BufferedReader decoded(InputStream bytes) throws IOException {
        BufferedInputStream in = new BufferedInputStream(bytes);
        in.mark(3);
        byte[] first = in.readNBytes(3);
        in.reset();
        Charset charset = StandardCharsets.UTF_8;
        int mark = 0;
        if (first.length == 3 && first[0] == (byte) 0xef && first[1] == (byte) 0xbb && first[2] == (byte) 0xbf) {
            mark = 3;
        } else if (first.length >= 2 && first[0] == (byte) 0xff && first[1] == (byte) 0xfe) {
            charset = StandardCharsets.UTF_16LE;
            mark = 2;
        } else if (first.length >= 2 && first[0] == (byte) 0xfe && first[1] == (byte) 0xff) {
            charset = StandardCharsets.UTF_16BE;
            mark = 2;
        }
        in.skipNBytes(mark);
        return new BufferedReader(new InputStreamReader(in, charset));
    }

    /** The number of the line that was read last, from 1. */
    long number() {
        return number;
    }

    /** Whether the line that was read last is longer than the part that was returned. */
    boolean wasCut() {
        return wasCut;
    }

    /** The next line without its end; null after the last. */
    @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        wasCut = false;
        boolean any = false;
        while (true) {
            if (at == end) {
                end = in.read(buffer, 0, BUFFER);
                at = 0;
                if (end <= 0) {
                    end = 0;
                    number += any ? 1 : 0;
                    return any ? line.toString() : null;
                }
            }
            any = true;
            int lineEnd = at;
            while (lineEnd < end && buffer[lineEnd] != '\n') {
                lineEnd++;
            }
            int length = Math.min(lineEnd - at, MAX_LINE - line.length());
            line.append(buffer, at, length);
            wasCut |= length < lineEnd - at;
            at = Math.min(lineEnd + 1, end);
            if (lineEnd < end) {
                number++;
                boolean hasReturn = !line.isEmpty() && line.charAt(line.length() - 1) == '\r';
                return line.substring(0, line.length() - (hasReturn ? 1 : 0));
            }
        }
    }
}
