package taskmgmt.task.door;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** When a foreign event happened, or which of its fields may have been meant to say so. Pure. */
public final class ForeignTime {
    private ForeignTime() {}

    /** The time that the value was meant to be; null where it is none. */
    public static @Nullable Instant of(Object value) {
        return MeantValue.time(value);
    }

    /** The key of another field that looks like a time; null where there is none. */
    public static @Nullable String lookalike(Map<String, @Nullable Object> line) {
        for (Map.Entry<String, @Nullable Object> field : line.entrySet()) {
            Object value = field.getValue();
            boolean named = field.getKey().contains("time") || field.getKey().contains("date") || field.getKey().endsWith("_at")
                    || field.getKey().equals("t") || field.getKey().equals("at") || field.getKey().equals("when");
            if (value != null && (named || value instanceof String) && !(value instanceof Boolean) && MeantValue.time(value) != null) {
                return field.getKey();
            }
        }
        return null;
    }
}
