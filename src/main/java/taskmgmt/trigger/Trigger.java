package taskmgmt.trigger;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A rule that starts a workflow when something occurs. Immutable.
 *
 * @param name     its name; part of the ids of its runs
 * @param workflow the workflow to run
 * @param where    required values of the occurrence, by path; all must match
 * @param params   of the workflow
 * @param from     the offset in the registry, in bytes, from which events count: earlier ones existed before the trigger was added
 * @param enabled  whether it starts anything
 */
public record Trigger(String name, TriggerSource source, String workflow, Map<String, String> where, Params params, long from, boolean enabled) {
    private static final int MAX_NAME = 30;

    /**
     * Parameters of the workflow.
     *
     * @param given fixed values, by parameter name
     * @param taken paths in the data of the occurrence, by parameter name
     */
    public record Params(Map<String, String> given, Map<String, String> taken) {
        public static final Params NONE = new Params(Map.of(), Map.of());

        public Params {
            given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
            taken = Collections.unmodifiableMap(new LinkedHashMap<>(taken));
        }
    }

    /** @throws IllegalArgumentException if the name is invalid */
    public Trigger {
        where = Collections.unmodifiableMap(new LinkedHashMap<>(where));
        boolean plain = name.chars().allMatch(each -> each < 128 && (Character.isLetterOrDigit(each) || each == '-' || each == '_'));
        if (name.isEmpty() || name.length() > MAX_NAME || !plain) {
            throw new IllegalArgumentException("'" + name + "' is no name for a trigger: up to " + MAX_NAME + " letters, digits, '-' and '_'");
        }
    }

    /** The same trigger, enabled or disabled. */
    public Trigger enabled(boolean on) {
        return new Trigger(name, source, workflow, where, params, from, on);
    }

    /** Why the occurrence does not match, in words; null if it does. */
    public @Nullable String mismatch(TriggeringEvent occurrence) {
        for (Map.Entry<String, String> each : where.entrySet()) {
            String found = Payload.text(occurrence.facts(), each.getKey());
            if (!each.getValue().equals(found)) {
                return each.getKey() + " is " + (found == null ? "missing" : "'" + found + "'") + ", and not '" + each.getValue() + "'";
            }
        }
        return null;
    }

    /**
     * The parameters of the run for an occurrence.
     *
     * @throws IllegalArgumentException if the occurrence lacks one of them
     */
    public Map<String, String> params(TriggeringEvent occurrence) {
        Map<String, String> values = new LinkedHashMap<>(params.given());
        params.taken().forEach((name, path) -> {
            String found = Payload.text(occurrence.facts(), path);
            if (found == null) {
                throw new IllegalArgumentException("there is no text, number or flag at " + path + ", from which the parameter " + name + " is taken");
            }
            values.put(name, found);
        });
        return values;
    }

    /** The trigger as the file holds it. */
    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("on", source.toMap());
        map.put("workflow", workflow);
        map.put("where", where);
        map.put("params", params.given());
        map.put("take", params.taken());
        map.put("from", from);
        map.put("enabled", enabled);
        return map;
    }

    /** @throws IllegalArgumentException if it is not a trigger */
    public static Trigger of(Map<?, ?> map) {
        if (map.get("name") instanceof String name && map.get("on") instanceof Map<?, ?> on && map.get("workflow") instanceof String workflow
                && map.get("from") instanceof Long from && map.get("enabled") instanceof Boolean enabled) {
            return new Trigger(name, TriggerSource.of(on), workflow, texts(map.get("where")),
                    new Params(texts(map.get("params")), texts(map.get("take"))), from, enabled);
        }
        throw new IllegalArgumentException("an entry is no trigger");
    }

    private static Map<String, String> texts(@Nullable Object value) {
        Map<String, String> texts = new LinkedHashMap<>();
        BiConsumer<Object, Object> put = (key, text) -> texts.put(String.valueOf(key), String.valueOf(text));
        if (value instanceof Map<?, ?> map) {
            map.forEach(put);
        }
        return texts;
    }
}
