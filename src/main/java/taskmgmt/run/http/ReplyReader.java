package taskmgmt.run.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads an answer by HTTP/1.1, within bounds. For one answer. */
final class ReplyReader {
    static final int MAX_BODY = 1 << 20;
    private static final int MAX_HEAD = 1 << 16;
    private static final int BUFFER = 8_192;
    private static final int HEX = 16;
    private static final int CONTINUE_END = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    private final InputStream in;
    private final BodyBytes body;
    /** Of the head, or of the line that a chunk begins with. */
    private int read;
    private boolean chunked;
    private long length = -1;
    private @Nullable Duration retryAfter;
    private @Nullable String location;

    ReplyReader(InputStream in, BodyBytes body) {
        this.in = in;
        this.body = body;
    }

    WebReply read() throws IOException {
        int status;
        do {
            status = status(line());
            head();
        } while (status < CONTINUE_END);
        if (status != NO_CONTENT && status != NOT_MODIFIED) {
            if (chunked) {
                chunks();
            } else {
                part(length, length < 0);
            }
        }
        return new WebReply(status, body.text(), retryAfter, location);
    }

    private static int status(String line) throws IOException {
        if (!line.startsWith("HTTP/1.") || line.length() < "HTTP/1.1 200".length()) {
            throw new IOException("what answers is no web server");
        }
        try {
            return Integer.parseInt(line.substring("HTTP/1.1 ".length(), "HTTP/1.1 200".length()));
        } catch (NumberFormatException _) {
            throw new IOException("what answers is no web server");
        }
    }

    private void head() throws IOException {
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                field(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
            }
        }
    }

    private void field(String name, String value) throws IOException {
        if (name.equals("transfer-encoding")) {
            chunked = value.toLowerCase(Locale.ROOT).endsWith("chunked");
        } else if (name.equals("content-length")) {
            length = number(value, 10);
        } else if (name.equals("location")) {
            location = value;
        } else if (name.equals("retry-after")) {
            Duration wait = WebReply.retryAfter(value);
            retryAfter = wait == null ? retryAfter : wait;
        }
    }

    /** Takes up what comes, until the body has enough. */
    private void part(long size, boolean untilClosed) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (long left = untilClosed ? Long.MAX_VALUE : size; left > 0 && !body.isEnough();) {
            int more = in.read(buffer, 0, (int) Math.min(buffer.length, left));
            if (more < 0) {
                if (untilClosed) {
                    return;
                }
                throw new EOFException("the answer ends in the middle");
            }
            body.add(buffer, more);
            left -= more;
        }
    }

    private void chunks() throws IOException {
        while (!body.isEnough()) {
            read = 0;
            String line = line();
            int end = line.indexOf(';');
            long size = number((end < 0 ? line : line.substring(0, end)).strip(), HEX);
            if (size == 0) {
                return;
            }
            part(size, false);
            if (!body.isEnough()) {
                line();
            }
        }
    }

    private static long number(String text, int radix) throws IOException {
        try {
            long number = Long.parseLong(text, radix);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException _) {
            // Said below, as is a negative one.
        }
        throw new IOException("the answer has no length that can be read");
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int each = in.read(); each != '\n'; each = in.read()) {
            if (each < 0) {
                throw new EOFException("the answer ends in the middle");
            }
            if (++read > MAX_HEAD) {
                throw new IOException("the head of the answer is longer than " + MAX_HEAD + " bytes");
            }
            line.append((char) each);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
