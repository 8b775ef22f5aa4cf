package taskmgmt.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a record what must not reach a file: what stands under keys that look like those of secrets, at any depth,
 * what stands under keys that the policy names, and secrets within texts. In its place stands {@value SecretText#MARK}, and
 * the record gets a list {@value #LIST} of the paths where something was taken out.
 *
 * <p>It is a function of the record alone, and what has been through once comes out unchanged: an event that is taken in
 * twice stays the same event. Only names and texts are looked at; a secret under a name that tells nothing goes through.
 *
 * @param named keys of which the policy says so, in their {@link SecretNames#words} form
 */
public record Redaction(Set<String> named) {
    /** Under which key a record tells what was taken out of it. */
    public static final String LIST = "redacted";
    /** Without a policy. */
    public static final Redaction USUAL = new Redaction(Set.of());

    /** Paths that are listed; what is taken out beyond is marked in its place only. */
    private static final int MOST_PATHS = 20;
    /** Under which the name stands in a pair written long. */
    private static final List<String> NAME_KEYS = List.of("name", "key", "Name", "Key");
    private static final int LONGEST_PATH = 200;

    public Redaction {
        named = Set.copyOf(named);
    }

    /** For keys as a policy names them, in any case and spelling. */
    public static Redaction alsoOf(List<String> keys) {
        Set<String> words = new LinkedHashSet<>();
        for (String key : keys) {
            words.add(SecretNames.words(key));
        }
        return new Redaction(words);
    }

    /** The record without its secrets; the same instance where it has none. */
    public Map<String, @Nullable Object> record(Map<String, @Nullable Object> record) {
        Pass pass = new Pass();
        Map<String, @Nullable Object> clean = pass.map(record, "", Secrecy.NONE);
        if (pass.paths.isEmpty()) {
            return record;
        }
        Map<String, @Nullable Object> marked = new LinkedHashMap<>(clean);
        Set<String> paths = new LinkedHashSet<>();
        if (record.get(LIST) instanceof List<?> before) {
            before.forEach(path -> paths.add(String.valueOf(path)));
        }
        paths.addAll(pass.paths);
        marked.put(LIST, paths.stream().limit(MOST_PATHS).toList());
        return Collections.unmodifiableMap(marked);
    }

    /** The text without its secrets; the same instance where it has none. */
    public String text(String text) {
        return SecretText.redacted(text);
    }

    private Secrecy of(String key) {
        return !named.isEmpty() && named.contains(SecretNames.words(key)) ? Secrecy.ALL : SecretNames.of(key);
    }

    /** One way through one record. */
    private final class Pass {
        private final List<String> paths = new ArrayList<>(0);

        /** @param above what holds for everything inside because of a key further up */
        Map<String, @Nullable Object> map(Map<String, @Nullable Object> map, String path, Secrecy above) {
            Map<String, @Nullable Object> changed = null;
            String valueKey = map.containsKey("value") ? "value" : "Value";
            Secrecy pair = ofPair(map, valueKey);
            for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
                String key = entry.getKey();
                Object value = entry.getValue();
                if (value == null || (path.isEmpty() && key.equals(LIST))) {
                    continue;
                }
                Secrecy secrecy = key.equals(valueKey) ? stricter(above, pair) : above;
                Object clean = value(value, path, key, stricter(secrecy, of(key)));
                if (!clean.equals(value)) {
                    changed = changed == null ? new LinkedHashMap<>(map) : changed;
                    changed.put(key, clean);
                }
            }
            return changed == null ? map : Collections.unmodifiableMap(changed);
        }

        /** {@code {"name": "DB_PASSWORD", "value": …}} is a pair written long, and so it is with {@code "Key"} and {@code "Value"}. */
        private Secrecy ofPair(Map<String, @Nullable Object> map, String valueKey) {
            Secrecy secrecy = Secrecy.NONE;
            if (map.containsKey(valueKey)) {
                for (String nameKey : NAME_KEYS) {
                    secrecy = map.get(nameKey) instanceof String name ? stricter(secrecy, of(name)) : secrecy;
                }
            }
            return secrecy;
        }

        @SuppressWarnings("unchecked") // a parsed object's keys are texts
        private Object value(Object value, String path, String key, Secrecy secrecy) {
            if (secrecy == Secrecy.ALL) {
                return mark(value, path, key);
            }
            if (value instanceof String text) {
                return secrecy == Secrecy.NONE ? text(text, path, key) : text.isEmpty() ? text : mark(text, path, key);
            }
            if (value instanceof Map<?, ?> map) {
                return map((Map<String, @Nullable Object>) map, joined(path, key), secrecy);
            }
            if (value instanceof List<?> list) {
                return list(list, joined(path, key), secrecy);
            }
            return secrecy == Secrecy.VALUES && value instanceof Number ? mark(value, path, key) : value;
        }

        private Object list(List<?> list, String path, Secrecy above) {
            List<@Nullable Object> changed = null;
            Secrecy next = Secrecy.NONE;
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                boolean flag = item instanceof String text && text.startsWith("-");
                if (item != null) {
                    Object clean = value(item, path, "[" + i + "]", stricter(above, flag ? Secrecy.NONE : next));
                    if (!clean.equals(item)) {
                        changed = changed == null ? new ArrayList<>(list) : changed;
                        changed.set(i, clean);
                    }
                }
                next = flag ? of(String.valueOf(item)) : Secrecy.NONE;
            }
            return changed == null ? list : Collections.unmodifiableList(changed);
        }

        private String text(String text, String path, String key) {
            String clean = SecretText.redacted(text);
            if (!clean.equals(text)) {
                note(path, key);
                return clean;
            }
            return text;
        }

        private Object mark(Object value, String path, String key) {
            if (SecretText.MARK.equals(value)) {
                return value;
            }
            note(path, key);
            return SecretText.MARK;
        }

        private void note(String path, String key) {
            if (paths.size() < MOST_PATHS) {
                String whole = joined(path, key);
                paths.add(whole.length() <= LONGEST_PATH ? whole : whole.substring(0, LONGEST_PATH - 1) + "…");
            }
        }
    }

    private static String joined(String path, String key) {
        return path.isEmpty() ? key : key.startsWith("[") ? path + key : path + "." + key;
    }

    private static Secrecy stricter(Secrecy one, Secrecy other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
