package taskmgmt.change;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The result of verifying a task.
 *
 * @param details what was checked and found, any JSON value; null if not given
 */
public record TaskVerification(boolean passed, @Nullable Object details) {
    /** The error of a task that failed because it did not pass verification. */
    public String failure() {
        String failed = "the verification failed";
        if (details instanceof String found) {
            return failed + ": " + found;
        }
        Object code = details instanceof Map<?, ?> found ? found.get("exit_code") : null;
        return code instanceof Long known ? failed + " with exit code " + known : failed;
    }

    Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("passed", passed);
        if (details != null) {
            map.put("details", details);
        }
        return map;
    }
}
