package taskmgmt.time;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Converts wall-clock time to an instant.
 *
 * <p>In the hour that a clock repeats when summer time ends, the text alone does not say which of the two is meant. It is the
 * first, unless that would be before something known to have happened earlier: then it is the second. A time in the hour that a
 * clock skips, which no clock showed, is moved forward by the length of the gap. Pure.
 */
final class ZoneRule {
    private ZoneRule() {}

    /** @param notBefore what happened before it, null if nothing is known */
    static Instant instant(LocalDateTime local, ZoneId zone, @Nullable Instant notBefore) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            return local.atZone(zone).toInstant();
        }
        Instant first = local.toInstant(offsets.getFirst());
        boolean isSecond = offsets.size() > 1 && notBefore != null && first.isBefore(notBefore);
        return isSecond ? local.toInstant(offsets.getLast()) : first;
    }
}
