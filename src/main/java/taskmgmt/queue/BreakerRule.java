package taskmgmt.queue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Durations;

/**
 * When a circuit breaker opens: tasks of a type are then not started, because a service that they depend on is likely to be down.
 *
 * @param failures the number of failed attempts that opens the breaker
 * @param within   the time within which they must fail
 * @param rest     how long no task of that type begins after that; then one at a time is tried, until one succeeds
 */
public record BreakerRule(int failures, Duration within, Duration rest) {
    public static final BreakerRule USUAL = new BreakerRule(5, Duration.ofMinutes(10), Duration.ofMinutes(1));
    /** The maximum number of attempts of a type that are examined. */
    public static final int MAX_FAILURES = 100;

    private static final String FAILURES = "failures";
    private static final String WITHIN = "within";
    private static final String REST = "rest";

    /** @throws IllegalArgumentException if it could never open, or never closes */
    public BreakerRule {
        if (failures < 1 || failures > MAX_FAILURES) {
            throw new IllegalArgumentException("a breaker opens after 1 to " + MAX_FAILURES + " failures");
        }
        if (within.isZero() || within.isNegative() || rest.isZero() || rest.isNegative()) {
            throw new IllegalArgumentException("a breaker has some time for its failures, and some to rest");
        }
    }

    /** The rule as the file holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(FAILURES, (long) failures);
        map.put(WITHIN, within.toString());
        map.put(REST, rest.toString());
        return map;
    }

    /** @throws IllegalArgumentException if it is not a rule */
    static BreakerRule of(String type, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map) || !(map.get(FAILURES) instanceof Long failures) || !(map.get(WITHIN) instanceof String within)
                || !(map.get(REST) instanceof String rest)) {
            throw new IllegalArgumentException("the breaker of '" + type + "' must have '" + FAILURES + "', '" + WITHIN + "' and '" + REST + "'");
        }
        return new BreakerRule((int) Math.min(failures, Integer.MAX_VALUE), Durations.parse(within), Durations.parse(rest));
    }
}
