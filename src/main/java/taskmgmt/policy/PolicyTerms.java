package taskmgmt.policy;

import java.util.Set;
import taskmgmt.task.TaskField;

/** What the words of a policy have to be. Each throws {@link IllegalArgumentException} with the reason. */
public final class PolicyTerms {
    private static final Set<String> RECORD_KEYS = Set.of("ts", "event", "task_id", "incident_id", "detected_at", "resolved_at",
            "failure_mode", "severity", "mttr_seconds", "actions_taken", "success", "actor", "bus_offset", "bus_file", "event_id", "component",
            "version", "approval");

    private PolicyTerms() {}

    /** A name of an account or a group. */
    public static String checkAccount(String name) {
        if (name.isBlank() || !Paths.isNormal(name)) {
            throw new IllegalArgumentException("'" + name + "' is no name of an account: it is blank, or not in Unicode's normal form C");
        }
        return name;
    }

    public static void checkActions(String pattern) {
        String fault = Actions.fault(pattern);
        if (!fault.isEmpty()) {
            throw new IllegalArgumentException(fault);
        }
    }

    /** Keys without which a record would not be one cannot be redacted. */
    public static void checkRedactable(String key) {
        String name = SecretNames.words(key);
        if (name.isEmpty() || RECORD_KEYS.contains(name) || TaskField.named(name) != null) {
            throw new IllegalArgumentException("redact: '" + key + "' is a key that records need");
        }
    }
}
