package taskmgmt.queue;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables of a task in addition to those of the worker.
 *
 * @param values  variables with their values, which are written to the log
 * @param secrets names of variables that the worker must have: if one is missing, the task fails before it is run. Their values are in no
 *     record, and the tail of the output of a task with secrets is not recorded either
 */
public record JobEnvironment(Map<String, String> values, Set<String> secrets) {
    public static final JobEnvironment NONE = new JobEnvironment(Map.of(), Set.of());

    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    /** @throws IllegalArgumentException if something is not the name of a variable, or is both a value and a secret */
    public JobEnvironment {
        values = Collections.unmodifiableMap(new TreeMap<>(values));
        secrets = Collections.unmodifiableSet(new TreeSet<>(secrets));
        values.keySet().forEach(JobEnvironment::checkedName);
        for (String name : secrets) {
            if (values.containsKey(checkedName(name))) {
                throw new IllegalArgumentException(name + " has a value, and is a secret: only one of these can be");
            }
        }
    }

    /** @throws IllegalArgumentException if it is not the name of a variable */
    public static String checkedName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'" + name + "' is not the name of a variable: letters, digits and _");
        }
        return name;
    }

    public boolean isEmpty() {
        return values.isEmpty() && secrets.isEmpty();
    }

    /** The same environment with these variables, which are no longer secrets. */
    public JobEnvironment with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(values);
        all.putAll(more);
        Set<String> rest = new TreeSet<>(secrets);
        rest.removeAll(more.keySet());
        return new JobEnvironment(all, rest);
    }

    /** The same environment with these secrets, whose values are dropped. */
    public JobEnvironment withSecrets(List<String> names) {
        Set<String> all = new TreeSet<>(secrets);
        all.addAll(names);
        return new JobEnvironment(without(names).values(), all);
    }

    /** The same environment without these variables. */
    public JobEnvironment without(List<String> names) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        rest.keySet().removeAll(Set.copyOf(names));
        Set<String> hidden = new TreeSet<>(secrets);
        hidden.removeAll(Set.copyOf(names));
        return new JobEnvironment(rest, hidden);
    }

    /** The first secret that is not among these variables; null if none is missing. */
    public @Nullable String missing(Map<String, String> variables) {
        for (String name : secrets) {
            if (variables.getOrDefault(name, "").isEmpty()) {
                return name;
            }
        }
        return null;
    }

    /** @throws IllegalArgumentException if a record holds anything other than names and strings */
    static JobEnvironment of(@Nullable Object variables, @Nullable Object names) {
        Map<String, String> values = new LinkedHashMap<>();
        if (variables instanceof Map<?, ?> map) {
            map.forEach((name, value) -> {
                if (!(value instanceof String text)) {
                    throw new IllegalArgumentException("the value of " + name + " is not a string");
                }
                values.put(String.valueOf(name), text);
            });
        }
        Set<String> secrets = new TreeSet<>();
        if (names instanceof List<?> list) {
            list.forEach(name -> secrets.add(String.valueOf(name)));
        }
        return new JobEnvironment(values, secrets);
    }
}
