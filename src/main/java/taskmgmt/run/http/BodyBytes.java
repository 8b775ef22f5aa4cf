package taskmgmt.run.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The body of an answer as it grows, and when there is enough of it. Not thread-safe. */
final class BodyBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder line = new StringBuilder();
    private final int max;
    private final @Nullable String lastLine;
    private boolean isEnded;

    /**
     * @param max      in bytes; what follows is ignored
     * @param lastLine the line after which nothing is worth waiting for, whatever spaces are in it; null for none
     */
    BodyBytes(int max, @Nullable String lastLine) {
        this.max = max;
        this.lastLine = lastLine == null ? null : lastLine.replace(" ", "");
    }

    void add(byte[] buffer, int length) {
        bytes.write(buffer, 0, Math.min(length, max - bytes.size()));
        if (lastLine != null) {
            for (int i = 0; i < length; i++) {
                look((char) (buffer[i] & 0xff), lastLine);
            }
        }
    }

    private void look(char each, String last) {
        if (each == '\n') {
            isEnded |= last.contentEquals(line);
            line.setLength(0);
        } else if (each != ' ' && each != '\r' && line.length() <= last.length()) {
            line.append(each);
        }
    }

    boolean isEnough() {
        return isEnded || bytes.size() >= max;
    }

    String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
