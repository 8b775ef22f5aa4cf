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
 * How the times of ingested lines are read, whether the lines are put into the order of time, and how the times were
 * written. One for each ingestion. Not thread-safe.
 */
public final class LineTimes {
    /** A clock that says less may not have been set. */
    private static final Instant SURELY_SET = Instant.ofEpochSecond(1);

    private final LooseTime times;
    private final boolean keepsOrder;
    private final Map<TimeReading.Form, Long> forms = new EnumMap<>(TimeReading.Form.class);

    /**
     * @param times      with the zone the time zone of times that name none
     * @param keepsOrder whether lines are ingested as they come, which a stream that does not end needs
     */
    public LineTimes(LooseTime times, boolean keepsOrder) {
        this.times = times;
        this.keepsOrder = keepsOrder;
    }

    /** Lines that are in order already, and times in UTC. */
    static LineTimes asTheyCome() {
        return new LineTimes(LooseTime.utc(), true);
    }

    boolean keepsOrder() {
        return keepsOrder;
    }

    /** What a value says; what was said before it decides which of two equal hours is meant. */
    TimeReading read(@Nullable Object value, @Nullable Instant notBefore) {
        if (value instanceof String text && text.endsWith("Z")) {
            Instant plain = Rfc3339.parse(text); // what nearly all lines say, at a tenth of the cost
            if (plain != null && plain.isAfter(SURELY_SET)) {
                return new TimeReading.At(plain, TimeReading.Form.OFFSET);
            }
        }
        return times.read(value, notBefore);
    }

    /** Counts a time that was taken. */
    void count(TimeReading.Form form) {
        forms.merge(form, 1L, Long::sum);
    }

    /** A stream that is read again is counted once. */
    void forget() {
        forms.clear();
    }

    /** What became of the lines, and how their times were written: the keys never change. */
    public Map<String, @Nullable Object> with(Map<String, Long> result) {
        Map<String, @Nullable Object> all = new LinkedHashMap<>(result);
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        forms.forEach((form, count) -> counts.put(form.name().toLowerCase(Locale.ROOT), count));
        all.put("times", counts);
        all.put("zone", times.zone().toString());
        return all;
    }

    /** How many times were written in which way. */
    public Map<TimeReading.Form, Long> forms() {
        return Collections.unmodifiableMap(forms);
    }
}
