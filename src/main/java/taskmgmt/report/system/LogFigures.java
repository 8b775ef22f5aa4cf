package taskmgmt.report.system;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one log is.
 *
 * @param name              of its file
 * @param bytes             in all its parts
 * @param lines             whole lines that are not blank
 * @param oddLines          those that are not a JSON object by their first and last byte
 * @param firstOdd          where the first of them begins, in bytes; -1 where there is none
 * @param unterminatedBytes what is after the last line's end
 * @param changed           when it was last written to; null where it is not there
 */
public record LogFigures(
        String name,
        long bytes,
        long lines,
        long oddLines,
        long firstOdd,
        long unterminatedBytes,
        @Nullable Instant changed) {}
