package taskmgmt.report.system;

import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * One of the files that a log consists of.
 *
 * @param log        the log that it belongs to
 * @param state      how its bytes are stored
 * @param base       the offset in the log of its first byte
 * @param end        the offset in the log after its last byte
 * @param diskBytes  the size of the file
 * @param compressed whether it is compressed
 * @param first      the time of its first record; null if that has none
 * @param last       the time of its last record; null if that has none
 * @param file       its name
 * @param flaw       what is wrong with it; null for nothing
 */
public record LogPartState(String log, String state, long base, long end, long diskBytes, boolean compressed,
        @Nullable Instant first, @Nullable Instant last, String file, @Nullable String flaw) {
    /** The size of its content divided by that of the file; null if it is not compressed. */
    public @Nullable Decimal ratio() {
        return !compressed || diskBytes == 0 ? null
                : Decimal.valueOf(end - base).divide(Decimal.valueOf(diskBytes), 1, RoundingMode.HALF_UP);
    }
}
