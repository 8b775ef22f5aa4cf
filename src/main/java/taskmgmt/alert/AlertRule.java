package taskmgmt.alert;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.TaskRun;

/**
 * What is worth an alert, and how it is delivered. A rule is stored in a file of the log directory, because it names programs to
 * run. In the log it has a task of type {@value #TYPE}, which stays pending as long as the rule is in force, and vouches for it by
 * its hash.
 *
 * @param name      the name by which people know it
 * @param on        the kinds of occurrences
 * @param subsystem of the tasks; null for all
 * @param type      of the tasks; null for all
 * @param openFor   how long an incident may be open
 */
public record AlertRule(String name, Set<AlertKind> on, @Nullable String subsystem, @Nullable String type, Duration openFor, AlertChannel channel) {
    /** The type of its task. */
    public static final String TYPE = TaskRun.Names.ALERT_RULE;
    /** The key of the metadata of its task. */
    public static final String METADATA = "alert_rule";

    public AlertRule {
        on = Set.copyOf(on);
    }

    /** The key of its task, of which only one is open at a time. */
    public String key() {
        return "alert:" + name;
    }

    /** The kinds of occurrences, in order of declaration. */
    public List<String> kinds() {
        List<String> kinds = new ArrayList<>();
        for (AlertKind kind : AlertKind.values()) {
            if (on.contains(kind)) {
                kinds.add(kind.text());
            }
        }
        return kinds;
    }

    /** Whether it applies to tasks of this subsystem and type. */
    public boolean matches(String itsSubsystem, String itsType) {
        return (subsystem == null || subsystem.equals(itsSubsystem)) && (type == null || type.equals(itsType));
    }

    /** The rule as the file holds it: always the same keys in the same order, so that it has a hash. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("on", kinds());
        if (subsystem != null) {
            map.put("subsystem", subsystem);
        }
        if (type != null) {
            map.put("task_type", type);
        }
        map.put("open_for", openFor.toString());
        map.put("deliver", sorted(channel.toMap()));
        return map;
    }

    private static Map<String, @Nullable Object> sorted(Map<String, @Nullable Object> map) {
        return new TreeMap<>(map);
    }

    /** The rule; null if this version does not fully understand it. */
    public static @Nullable AlertRule of(Map<String, @Nullable Object> map) {
        Set<AlertKind> on = EnumSet.noneOf(AlertKind.class);
        for (Object each : map.get("on") instanceof List<?> list ? list : List.of()) {
            AlertKind kind = AlertKind.named(each);
            if (kind == null) {
                return null;
            }
            on.add(kind);
        }
        @SuppressWarnings("unchecked")
        AlertChannel channel = map.get("deliver") instanceof Map<?, ?> deliver ? AlertChannel.of((Map<String, @Nullable Object>) deliver) : null;
        try {
            return channel == null || on.isEmpty() || !(map.get("name") instanceof String name) ? null
                    : new AlertRule(name, on, text(map, "subsystem"), text(map, "task_type"), Duration.parse(String.valueOf(map.get("open_for"))), channel);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static @Nullable String text(Map<String, @Nullable Object> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }
}
