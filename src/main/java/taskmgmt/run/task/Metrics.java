package taskmgmt.run.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.Warnings;

/**
 * The figures that a command says of its model, the last of each name. The threads that pass on its output put them in, and the one
 * that watches it takes them out.
 */
final class Metrics {
    /** More names than that are no metrics, but words of the output. */
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

    /** Puts in a figure as it is written; what is no number is none. */
    void say(String name, String text) {
        Object value = MetricValue.parse(text);
        if (value != null) {
            put(name, value);
        }
    }

    /** The same of a figure that is in the output. */
    synchronized void hear(String name, String text) {
        isHeard |= MetricValue.parse(text) != null;
        if (noNumber == null) {
            noNumber = name + " '" + (text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text) + "'";
        }
        say(name, text);
    }

    /** Why nothing that was {@linkplain #hear heard} is a metric; null where something is. */
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

    /** Those so far. */
    synchronized Map<String, @Nullable Object> soFar() {
        return new LinkedHashMap<>(last);
    }
}
