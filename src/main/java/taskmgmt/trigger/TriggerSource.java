package taskmgmt.trigger;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.EventType;

/** What a trigger watches. */
public sealed interface TriggerSource {
    /** A short description for lists. */
    String words();

    /** The source as the file of triggers holds it. */
    Map<String, @Nullable Object> toMap();

    /**
     * Requests that another system sends to the server, each signed with a secret that both know.
     *
     * @param event      the required value of {@code X-GitHub-Event}; null for any
     * @param credential the name of the credential that holds the secret
     */
    record Webhook(@Nullable String event, String credential) implements TriggerSource {
        @Override
        public String words() {
            return "webhook" + (event == null ? "" : " " + event);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return map("webhook", "event", event, "credential", credential);
        }
    }

    /**
     * A file that appears or changes.
     *
     * @param path absolute
     */
    record FileChange(String path) implements TriggerSource {
        @Override
        public String words() {
            return "file " + path;
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            return map("file", "path", path, "", null);
        }
    }

    /**
     * Events of tasks in this log.
     *
     * @param taskType  of the tasks; null for all
     * @param subsystem of the tasks; null for all
     */
    record LogEvent(EventType event, @Nullable String taskType, @Nullable String subsystem) implements TriggerSource {
        @Override
        public String words() {
            return event.text() + (taskType == null ? "" : " of " + taskType) + (subsystem == null ? "" : " in " + subsystem);
        }

        @Override
        public Map<String, @Nullable Object> toMap() {
            Map<String, @Nullable Object> map = map("event", "event", event.text(), "task_type", taskType);
            if (subsystem != null) {
                map.put("subsystem", subsystem);
            }
            return map;
        }
    }

    private static Map<String, @Nullable Object> map(String kind, String key, @Nullable String value, String other, @Nullable String otherValue) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("kind", kind);
        if (value != null) {
            map.put(key, value);
        }
        if (otherValue != null) {
            map.put(other, otherValue);
        }
        return map;
    }

    /** @throws IllegalArgumentException if it is not a source that this version knows */
    static TriggerSource of(Map<?, ?> map) {
        String event = text(map, "event");
        return switch (String.valueOf(map.get("kind"))) {
            case "webhook" -> new Webhook(event, required(map, "credential"));
            case "file" -> new FileChange(required(map, "path"));
            case "event" -> new LogEvent(event(required(map, "event")), text(map, "task_type"), text(map, "subsystem"));
            default -> throw new IllegalArgumentException("'" + map.get("kind") + "' is no source of a trigger");
        };
    }

    /** @throws IllegalArgumentException if there is no such task event */
    static EventType event(String name) {
        EventType type = EventType.named(name);
        if (type == null || !name.equals(type.text())) {
            throw new IllegalArgumentException("'" + name + "' is no event of a task, such as task.failed");
        }
        return type;
    }

    private static String required(Map<?, ?> map, String key) {
        String text = text(map, key);
        if (text == null) {
            throw new IllegalArgumentException("a trigger has no " + key);
        }
        return text;
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }
}
