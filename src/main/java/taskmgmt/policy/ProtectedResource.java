package taskmgmt.policy;

import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.learning.LearningActivity;

/**
 * What a change is about, for comparison with scopes. A part that itself contains slashes counts as several.
 *
 * @param path of names, from the general to the specific; a missing name is {@code -}
 * @param id   of the specific thing, as the logs know it
 */
public record ProtectedResource(ResourceType type, String path, String id) {
    private static final String NAMELESS = "-";

    /** The log directory as a whole. */
    public static final ProtectedResource DIRECTORY = log("directory");
    /** The keys that sign checkpoints. */
    public static final ProtectedResource KEYS = log("keys");
    /** The log of all changes. */
    public static final ProtectedResource AUDIT = log("audit");

    /** The task of a configuration update counts as that configuration; other learning tasks count as learning. */
    public static ProtectedResource task(String subsystem, String taskType, @Nullable Object component, String id) {
        boolean learning = subsystem.equals(LearningActivity.SUBSYSTEM);
        if (learning && taskType.equals(LearningActivity.CONFIG.type())) {
            return config(component instanceof String name ? name : "", id);
        }
        return new ProtectedResource(learning ? ResourceType.LEARNING : ResourceType.TASK, path(subsystem, taskType, id), id);
    }

    public static ProtectedResource config(String component, String id) {
        return new ProtectedResource(ResourceType.CONFIG, path(component, id), id);
    }

    public static ProtectedResource of(Incident incident) {
        return new ProtectedResource(ResourceType.INCIDENT, path(IncidentTask.SUBSYSTEM, incident.failureMode(), incident.id()), incident.id());
    }

    /** Something about the logs themselves. */
    public static ProtectedResource log(String name) {
        return new ProtectedResource(ResourceType.LOG, path(name), name);
    }

    /** Why it cannot be compared with scopes; empty if it can. */
    public String fault() {
        return Paths.fault(path);
    }

    /** {@code task:/storage/backup/b1}. */
    public String text() {
        return type.text() + ":" + path;
    }

    private static String path(String... parts) {
        StringBuilder path = new StringBuilder();
        for (String part : parts) {
            path.append('/').append(part.isEmpty() ? NAMELESS : part);
        }
        return path.toString();
    }
}
