package taskmgmt.render;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order of values of one column: numbers, times, durations and lists by their size, everything else by its text. Absent values come
 * last.
 */
public enum ValueOrder implements Comparator<@Nullable Object> {
    ASCENDING(1),
    DESCENDING(-1);

    private final int sign;

    ValueOrder(int sign) {
        this.sign = sign;
    }

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            return a == null ? b == null ? 0 : 1 : -1;
        }
        return sign * known(a, b);
    }

    private static int known(Object a, Object b) {
        if (a instanceof Number one && b instanceof Number other) {
            return Double.compare(one.doubleValue(), other.doubleValue());
        }
        if (a instanceof Instant one && b instanceof Instant other) {
            return one.compareTo(other);
        }
        if (a instanceof Duration one && b instanceof Duration other) {
            return one.compareTo(other);
        }
        if (a instanceof List<?> one && b instanceof List<?> other) {
            return Integer.compare(one.size(), other.size());
        }
        return Human.cell(a).compareTo(Human.cell(b));
    }
}
