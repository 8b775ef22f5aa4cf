package taskmgmt.journal.repair;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One repair done by a {@link TailRepair}, with everything that a report of it needs.
 *
 * @param kind what was done
 * @param file the log
 * @param offset where the bytes begin in the log
 * @param length their number, not counting newlines
 * @param sha256 the hash of the bytes as they were found, in hex
 * @param quarantine the copy of the bytes; null if they were not taken out
 */
public record TailFix(Kind kind, Path file, long offset, long length, String sha256, @Nullable Path quarantine) {
    /** Whether the byte at this offset is one of those that were repaired. */
    public boolean holds(long at) {
        return offset <= at && at < offset + length;
    }

    /** What a repair did. */
    public enum Kind {
        /** The last line got its newline and is otherwise unchanged. */
        TERMINATED,
        /** The bytes were copied to quarantine, and are now spaces. */
        QUARANTINED
    }
}
