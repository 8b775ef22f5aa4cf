package taskmgmt.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * An occurrence that somebody has to be notified of, once.
 *
 * @param key   distinguishes it from all other occurrences of its kind
 * @param at    when it happened
 * @param text  a sentence that describes it
 * @param facts about it, by name; none of them is ever part of a command
 */
public record Alert(AlertKind kind, String key, Instant at, String text, Map<String, String> facts) {
    private static final String PREFIX = "TASK_MGMT_";

    public Alert {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The id by which a receiver recognises it. */
    public String id() {
        return kind.text() + ":" + key;
    }

    /** The facts as environment variables for a program; a variable cannot contain a NUL character. */
    public Map<String, String> variables(String rule) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(PREFIX + "ALERT", rule);
        variables.put(PREFIX + "ALERT_ON", kind.text());
        variables.put(PREFIX + "ALERT_ID", id());
        variables.put(PREFIX + "ALERT_AT", Rfc3339.format(at));
        variables.put(PREFIX + "ALERT_TEXT", text);
        facts.forEach((name, value) -> variables.put(PREFIX + name.toUpperCase(Locale.ROOT), value));
        variables.replaceAll((name, value) -> value.replace('\0', ' '));
        return variables;
    }

    /** The alert as JSON. */
    public Map<String, @Nullable Object> data(String rule) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("alert", rule);
        data.put("on", kind.text());
        data.put("id", id());
        data.put("at", Rfc3339.format(at));
        data.put("text", text);
        data.putAll(facts);
        return data;
    }
}
