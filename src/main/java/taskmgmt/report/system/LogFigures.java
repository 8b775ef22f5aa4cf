package taskmgmt.report.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The state of one log.
 *
 * @param name              of its file
 * @param bytes             in all its parts
 * @param lines             complete lines that are not blank
 * @param oddLines          those that are not a JSON object, judging by their first and last byte
 * @param firstOdd          the offset in bytes of the first of them; -1 if there is none
 * @param unterminatedBytes how many bytes follow the end of the last complete line
 * @param changed           when it was last written to; null if it does not exist
 */
public record LogFigures(
        String name,
        long bytes,
        long lines,
        long oddLines,
        long firstOdd,
        long unterminatedBytes,
        @Nullable Instant changed) {}
