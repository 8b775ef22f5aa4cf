package taskmgmt.report.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The observations by which the health of a log directory is judged.
 *
 * @param access        the permissions on the directory
 * @param lockHolder    who held the lock for as long as we waited for it; empty if it could be acquired
 * @param lockFailure   why the file system cannot lock, as a sentence; empty if it can
 * @param unterminated  the logs whose last line has no end
 * @param damagedLines  lines of any log that contain no record, by the name of the log
 * @param losses        known losses of the record that nobody has accepted, as sentences
 * @param accepted      the losses that somebody has accepted, as sentences
 * @param busBytes      of the bus, not in the registry yet
 * @param busLines      the complete lines among them
 * @param unaudited     bytes without an entry in the audit log
 * @param diskFreeBytes of the directory's file system; null if unknown
 * @param now           the time by this machine's clock
 * @param newest        the time of the newest record; null if there is none
 */
public record VitalSigns(
        Access access,
        String lockHolder,
        String lockFailure,
        List<String> unterminated,
        List<DamagedLog> damagedLines,
        List<String> losses,
        List<String> accepted,
        long busBytes,
        long busLines,
        long unaudited,
        @Nullable Long diskFreeBytes,
        Instant now,
        @Nullable Instant newest) {
    public VitalSigns {
        unterminated = List.copyOf(unterminated);
        damagedLines = List.copyOf(damagedLines);
        losses = List.copyOf(losses);
        accepted = List.copyOf(accepted);
    }

    /** What may be done to a log directory; {@link #UNSYNCED} is one that a sync of has failed, to which nothing is written before somebody has looked. */
    public enum Access { ABSENT, READ_ONLY, UNSYNCED, WRITABLE }

    /**
     * A log with damaged lines.
     *
     * @param lines       how many of them there are
     * @param firstOffset the offset in bytes of the first of them; -1 if unknown
     */
    public record DamagedLog(String name, long lines, long firstOffset) {}
}
