package taskmgmt.task.door;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskEvent;

/**
 * Text that arrived as bytes that are not UTF-8. Every decoder replaces such bytes with U+FFFD, so that character is the sign to
 * look for: if a string of an event contains it, this is noted on the event.
 */
public final class ReplacedText {
    /** The note. */
    public static final String REPLACED = "bytes that are not UTF-8 were replaced";
    private static final char SIGN = '\ufffd';

    private ReplacedText() {}

    /** The event with the note added, if it applies and is not there yet. */
    public static TaskEvent marked(TaskEvent event) {
        boolean isIn = isIn(event.taskId()) || isIn(event.fields());
        return isIn && !event.texts(ForeignFields.NOTED).contains(REPLACED) ? ForeignFields.noted(event, List.of(REPLACED)) : event;
    }

    /** Whether a JSON value contains such text at any depth. */
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
