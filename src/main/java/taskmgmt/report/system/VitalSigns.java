package taskmgmt.report.system;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the health of a log directory is judged by.
 *
 * @param access        what may be done to the directory
 * @param lockHolder    who kept the lock for as long as we waited for it; empty where it was to be had
 * @param lockFailure   why the file system has no lock to give, a sentence; empty where it has
 * @param unterminated  the logs whose last line has no end
 * @param damagedLines  lines of any log that hold no record, by the name of the log
 * @param losses        of the record that are known and that nobody has accepted, as sentences
 * @param accepted      the losses that somebody has accepted, as sentences
 * @param busBytes      of the bus, not in the registry yet
 * @param busLines      the whole lines among them
 * @param unaudited     bytes without an entry in the audit log
 * @param diskFreeBytes of the directory's file system; null where it does not tell
 * @param now           the time by this machine's clock
 * @param newest        the time of the newest record; null where there is none
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
     * @param lines       how many they are
     * @param firstOffset where the first of them begins, in bytes; -1 where that is not known
     */
    public record DamagedLog(String name, long lines, long firstOffset) {}
}
