package taskmgmt.store.ingest;

import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.LooseTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.time.TimeReading;

/**
 * How the times of ingested lines are read, whether the lines are sorted by time, and in which formats the times were
 * written. One instance for each ingestion. Not thread-safe.
 */
public final class LineTimes {
    /** A clock that shows an earlier time may not have been set. */
    private static final Instant SURELY_SET = Instant.ofEpochSecond(1);

    private final LooseTime times;
    private final boolean keepsOrder;
    private final Map<TimeReading.Form, Long> forms = new EnumMap<>(TimeReading.Form.class);

    /**
     * @param times      including the zone assumed for times that name none
     * @param keepsOrder whether lines are ingested as they come, which an endless stream requires
     */
    public LineTimes(LooseTime times, boolean keepsOrder) {
        this.times = times;
        this.keepsOrder = keepsOrder;
    }

    /** For lines that are already in order, with times in UTC. */
    static LineTimes asTheyCome() {
        return new LineTimes(LooseTime.utc(), true);
    }

    boolean keepsOrder() {
        return keepsOrder;
    }

    /** The time in a value; the previous time decides which of two repeated hours is meant. */
    TimeReading read(@Nullable Object value, @Nullable Instant notBefore) {
        if (value instanceof String text && text.endsWith("Z")) {
            Instant plain = Rfc3339.parse(text); // the format of nearly all lines, at a tenth of the cost
            if (plain != null && plain.isAfter(SURELY_SET)) {
                return new TimeReading.At(plain, TimeReading.Form.OFFSET);
            }
        }
        return times.read(value, notBefore);
    }

    /** Counts a time that was accepted. */
    void count(TimeReading.Form form) {
        forms.merge(form, 1L, Long::sum);
    }

    /** Resets the counts, since a stream that is read again must be counted once. */
    void forget() {
        forms.clear();
    }

    /** Adds the formats of the times to the results for the lines: the set of keys never changes. */
    public Map<String, @Nullable Object> with(Map<String, Long> result) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(result);
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        forms.forEach((form, count) -> counts.put(form.name().toLowerCase(Locale.ROOT), count));
        all.put("times", counts);
        all.put("zone", times.zone().toString());
        return all;
    }

    /** How many times were written in each format. */
    public Map<TimeReading.Form, Long> forms() {
        return Collections.unmodifiableMap(forms);
    }
}
