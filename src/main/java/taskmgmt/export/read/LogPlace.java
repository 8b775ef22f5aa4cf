package taskmgmt.export.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.lines.LineScanner;

/**
 * How far a log has been exported, with a fingerprint of what precedes that position: enough to notice that another log, or another
 * history, is there now.
 *
 * @param offset      in bytes from the start of the log, at the end of a line
 * @param fingerprint the SHA-256 of the first and the last {@value #PRINT_BYTES} bytes before it, in hexadecimal
 */
public record LogPlace(long offset, String fingerprint) {
    private static final int PRINT_BYTES = 4096;

    /** The place at an offset; null if the log is shorter. */
    public static @Nullable LogPlace at(Path log, long offset) throws IOException {
        MessageDigest digest = Sha256.digest();
        if (offset > 0) {
            byte[] first = LineScanner.before(log, Math.min(offset, PRINT_BYTES), PRINT_BYTES);
            byte[] last = LineScanner.before(log, offset, PRINT_BYTES);
            if (first == null || last == null) {
                return null;
            }
            digest.update(first);
            digest.update(last);
        }
        return new LogPlace(offset, Sha256.hex(digest.digest()));
    }

    /** The place at the end of something that is exported whole, such as a list: equal if the content is. */
    public static LogPlace after(String whole) {
        byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
        return new LogPlace(bytes.length, Sha256.hex(Sha256.digest().digest(bytes)));
    }

    /** Whether the log is still the same up to this place. */
    public boolean isIn(Path log) throws IOException {
        return equals(at(log, offset));
    }

    /** Its offset and its fingerprint, separated by a blank. */
    public String text() {
        return offset + " " + fingerprint;
    }

    /** Parses a place; null if it is not one. */
    public static @Nullable LogPlace parse(String text) {
        int blank = text.indexOf(' ');
        try {
            return blank < 0 ? null : new LogPlace(Long.parseLong(text.substring(0, blank)), text.substring(blank + 1));
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
