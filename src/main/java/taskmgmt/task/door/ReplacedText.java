package taskmgmt.task.door;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskEvent;

/**
 * Text that came as bytes which are not UTF-8. Whatever decodes them, at any door, has U+FFFD in their place, so that sign is
 * what tells: in a text of an event it is noted on the event.
 */
public final class ReplacedText {
    /** What is noted. */
    public static final String REPLACED = "bytes that are not UTF-8 were replaced";
    private static final char SIGN = '\ufffd';

    private ReplacedText() {}

    /** The event with that noted on it, if it is true and not noted yet. */
    public static TaskEvent marked(TaskEvent event) {
        boolean isIn = isIn(event.taskId()) || isIn(event.fields());
        return isIn && !event.texts(ForeignFields.NOTED).contains(REPLACED) ? ForeignFields.noted(event, List.of(REPLACED)) : event;
    }

    /** Whether there is such text in a value as JSON has it, however deep. */
    public static boolean isIn(@Nullable Object value) {
        if (value instanceof String text) {
            return text.indexOf(SIGN) >= 0;
        }
        if (value instanceof Map<?, ?> map) {
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                if (isIn(entry.getKey()) || isIn(entry.getValue())) {
                    return true;
                }
            }
        } else if (value instanceof List<?> list) {
            for (Object each : list) {
                if (isIn(each)) {
                    return true;
                }
            }
        }
        return false;
    }
}
