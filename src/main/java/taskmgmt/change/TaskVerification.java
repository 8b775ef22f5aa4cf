package taskmgmt.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying a task.
 *
 * @param details what was checked, and what was found: any value of JSON; null where nobody says
 */
public record TaskVerification(boolean passed, @Nullable Object details) {
    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("passed", passed);
        if (details != null) {
            map.put("details", details);
        }
        return map;
    }
}
