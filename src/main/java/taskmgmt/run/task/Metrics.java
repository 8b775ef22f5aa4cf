package taskmgmt.run.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.Warnings;

/**
 * The metrics that a command reports, the last value of each name. The threads that pass on its output add them, and the thread
 * that watches it reads them.
 */
final class Metrics {
    /** More names than this are not metrics, but other words in the output. */
    private static final int MAX_NAMES = 100;
    private static final int MAX_SHOWN = 30;

    private final Map<String, @Nullable Object> last = new LinkedHashMap<>();
    private final Warnings warnings;
    private boolean warned;
    private boolean isHeard;
    private @Nullable String noNumber;

    Metrics(Warnings warnings) {
        this.warnings = warnings;
    }

    /** Adds a reported metric; ignored if it is not a number. */
    void say(String name, String text) {
        Object value = MetricValue.parse(text);
        if (value != null) {
            put(name, value);
        }
    }

    /** The same for a metric found in the output. */
    synchronized void hear(String name, String text) {
        isHeard |= MetricValue.parse(text) != null;
        if (noNumber == null) {
            noNumber = name + " '" + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + "'";
        }
        say(name, text);
    }

    /** Why nothing that was {@linkplain #hear heard} is a metric; null if something is. */
    synchronized @Nullable String fault() {
        return isHeard ? null : noNumber == null ? "no line of the output matches" : "what matches is no number: " + noNumber;
    }

    synchronized void put(String name, Object value) {
        String fault = MetricValue.fault(name, value);
        if (fault.isEmpty() && !last.containsKey(name) && last.size() == MAX_NAMES) {
            fault = "there are more than " + MAX_NAMES + " names";
        }
        if (fault.isEmpty()) {
            last.put(name, value);
        } else if (!warned) {
            warned = true;
            warnings.say("a metric is left out: " + fault);
        }
    }

    /** The metrics so far. */
    synchronized Map<String, @Nullable Object> soFar() {
        return new LinkedHashMap<>(last);
    }
}
