package taskmgmt.alert;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * Something that happened and that somebody is to be told, once.
 *
 * @param key   tells it from all other occurrences of its kind
 * @param at    when it happened
 * @param text  it in a sentence
 * @param facts about it, by name; none of them is ever part of a command
 */
public record Alert(AlertKind kind, String key, Instant at, String text, Map<String, String> facts) {
    private static final String PREFIX = "TASK_MGMT_";

    public Alert {
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** By which a receiver knows it again. */
    public String id() {
        return kind.text() + ":" + key;
    }

    /** For a program that is run: a NUL character cannot be in a variable. */
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

    /** For programs that read JSON. */
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
