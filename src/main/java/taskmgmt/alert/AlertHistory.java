package taskmgmt.alert;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a rule has delivered, taken from the escalations of its task. */
public final class AlertHistory {
    /** How often delivery of an alert is attempted. */
    public static final int MAX_FAILURES = 5;

    private static final String LEVEL = "level";
    private static final String DELIVERED = "delivered";
    private static final String FAILED = "failed";
    private static final String TEST = "test";
    private static final String ID = "alert_id";
    private static final String TEXT = "text";
    private static final String ERROR = "error";

    private final Set<String> delivered = new HashSet<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private long failed;

    /** Adds an escalation; tests are ignored. */
    public void add(Map<String, @Nullable Object> escalation) {
        if (escalation.get(ID) instanceof String id) {
            if (DELIVERED.equals(escalation.get(LEVEL))) {
                delivered.add(id);
            } else if (FAILED.equals(escalation.get(LEVEL))) {
                failures.merge(id, 1, Integer::sum);
                failed++;
            }
        }
    }

    /** Whether it has to be delivered: it has not been, and has not failed too often. */
    public boolean wants(Alert alert) {
        return !delivered.contains(alert.id()) && failures.getOrDefault(alert.id(), 0) < MAX_FAILURES;
    }

    public long delivered() {
        return delivered.size();
    }

    /** How many deliveries have failed, including those of alerts delivered later. */
    public long failed() {
        return failed;
    }

    /**
     * The fields of the event that records a delivery.
     *
     * @param error why it failed; null if it succeeded
     * @param test  whether it was only a test
     */
    public static Map<String, @Nullable Object> escalation(Alert alert, @Nullable String error, boolean test) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(LEVEL, test ? TEST : error == null ? DELIVERED : FAILED);
        map.put(ID, alert.id());
        map.put(TEXT, alert.text());
        if (error != null) {
            map.put(ERROR, error);
        }
        return map;
    }
}
