package taskmgmt.queue.rollout;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The gradual rollouts of a log.
 *
 * @param handlers by name
 * @param flags    the percentage of tasks, or of other subjects, that have a feature, by the name of the feature
 */
public record Rollouts(Map<String, NamedHandler> handlers, Map<String, Integer> flags) {
    public static final Rollouts NONE = new Rollouts(Map.of(), Map.of());

    private static final String HANDLERS = "handlers";
    private static final String FLAGS = "flags";

    public Rollouts {
        handlers = Collections.unmodifiableMap(new TreeMap<>(handlers));
        flags = Collections.unmodifiableMap(new TreeMap<>(flags));
    }

    /** The same rollouts with this handler, or without it if null. */
    public Rollouts with(String name, @Nullable NamedHandler handler) {
        Map<String, NamedHandler> all = new TreeMap<>(handlers);
        if (handler == null) {
            all.remove(name);
        } else {
            all.put(name, handler);
        }
        return new Rollouts(all, flags);
    }

    /** The same rollouts with this flag, or without it if null. */
    public Rollouts withFlag(String name, @Nullable Integer percent) {
        Map<String, Integer> all = new TreeMap<>(flags);
        if (percent == null) {
            all.remove(name);
        } else {
            all.put(name, Share.checked(percent));
        }
        return new Rollouts(handlers, all);
    }

    /** Whether a subject has a feature; nobody has a feature that does not exist. */
    public boolean has(String flag, String who) {
        return Share.has("flag " + flag, who, flags.getOrDefault(flag, 0));
    }

    /** The names of the features that a subject has. */
    public List<String> of(String who) {
        List<String> has = new ArrayList<>();
        for (String each : flags.keySet()) {
            if (has(each, who)) {
                has.add(each);
            }
        }
        return has;
    }

    /** The rollouts as the file holds them. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (!handlers.isEmpty()) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            handlers.forEach((name, handler) -> all.put(name, handler.toMap()));
            map.put(HANDLERS, all);
        }
        if (!flags.isEmpty()) {
            Map<String, @Nullable Object> all = new LinkedHashMap<>();
            flags.forEach((name, percent) -> all.put(name, (long) percent));
            map.put(FLAGS, all);
        }
        return map;
    }

    /** @throws IllegalArgumentException if the file holds anything else */
    public static Rollouts of(Map<?, ?> file) {
        Map<String, NamedHandler> handlers = new TreeMap<>();
        entries(file, HANDLERS).forEach((name, value) -> handlers.put(String.valueOf(name), NamedHandler.of(String.valueOf(name), value)));
        Map<String, Integer> flags = new TreeMap<>();
        entries(file, FLAGS).forEach((name, value) -> {
            if (!(value instanceof Long percent)) {
                throw new IllegalArgumentException("flag '" + name + "' must be a percentage");
            }
            flags.put(String.valueOf(name), Share.checked(percent));
        });
        return new Rollouts(handlers, flags);
    }

    private static Map<?, ?> entries(Map<?, ?> file, String key) {
        Object value = file.get(key);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw new IllegalArgumentException("'" + key + "' must be an object");
        }
        return value instanceof Map<?, ?> map ? map : Map.of();
    }
}
