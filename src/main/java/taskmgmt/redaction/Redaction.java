package taskmgmt.redaction;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.redaction.search.SearchedText;
import taskmgmt.task.TaskField;

/**
 * Takes out of a record what must not reach a file: what stands under keys that look like those of secrets, at any depth,
 * what stands under keys that the policy names, and secrets within texts. In its place stands {@value SecretText#MARK}, and
 * the record gets a list {@value #LIST} of the paths where something was taken out.
 *
 * <p>It is a function of the record alone, and what has been through once comes out unchanged: an event that is ingested
 * twice stays the same event. What identifies a record is kept as it is. Only names, texts and the shapes of well-known tokens are looked at; a secret under a name that
 * tells nothing goes through. May be shared between threads.
 */
public final class Redaction {
    /** Under which key a record tells what was taken out of it. */
    public static final String LIST = "redacted";
    /** Without a policy. */
    public static final Redaction USUAL = new Redaction(Set.of());

    /** Paths that are listed; what is taken out beyond is marked in its place only. */
    private static final int MAX_PATHS = 20;
    /** Under which the name is in a pair written long. */
    private static final String[] NAME_KEYS = {"name", "key"};
    private static final String VALUE_KEY = "value";
    private static final int MAX_PATH = 200;
    /**
     * What a record is known by, and what it refers to others by. Two of them must never become one, and each must stay what it
     * was under another policy; a task's id is not changed either. Those of the record itself, and those within its metadata.
     */
    private static final Set<String> IDS = Set.of("event_id", "key", "task_id", "incident_id", TaskField.DEPENDS_ON.text(),
            "parent_id", "rerun_of");
    private static final Set<String> IDS_IN_METADATA = Set.of("parent_id", "rerun_of");
    /** Without which a record would not be one, beside the fields of a task. */
    private static final Set<String> RECORD_KEYS = Set.of("ts", "event", "task_id", "incident_id", "detected_at", "resolved_at",
            "failure_mode", "severity", "mttr_seconds", "actions_taken", "success", "actor", "bus_offset", "bus_file", "event_id", "component",
            "version", "approval");
    /** Under which a list is the words of a command. */
    private static final String[] COMMAND_KEYS = {"command", "cmd", "argv", "args", "arguments", "cmdline"};

    private final Set<String> named;
    /** The same names without borders between their words, and without the numbers and qualifiers at their end. */
    private final Set<String> joined = new HashSet<>();
    private final NameMemory names = new NameMemory();
    private final NameMemory options = new NameMemory();

    private Redaction(Set<String> named) {
        this.named = Collections.unmodifiableSet(named);
        for (String name : named) {
            joined.add(SecretNames.joined(name));
        }
    }

    /**
     * Whether a policy may name it.
     *
     * @throws IllegalArgumentException with the reason, for a key without which a record would not be one
     */
    public static void checkKey(String key) {
        String name = SecretNames.words(key);
        if (name.isEmpty() || RECORD_KEYS.contains(name) || TaskField.named(name) != null) {
            throw new IllegalArgumentException("redact: '" + key + "' is a key that records need");
        }
    }

    /** For keys as a policy names them, in any case and spelling. */
    public static Redaction alsoOf(List<String> keys) {
        Set<String> words = new LinkedHashSet<>();
        for (String key : keys) {
            words.add(SecretNames.words(key));
        }
        return new Redaction(words);
    }

    /** Keys of which the policy says so, in small letters with an underscore between their words. */
    public Set<String> named() {
        return named;
    }

    /** The record without its secrets; the same instance where it has none. */
    public Map<String, @Nullable Object> record(Map<String, @Nullable Object> record) {
        Pass pass = new Pass();
        Map<String, @Nullable Object> clean = pass.map(record, null, Secrecy.NONE);
        if (pass.paths.isEmpty()) {
            return record;
        }
        Map<String, @Nullable Object> marked = new LinkedHashMap<>(clean);
        Set<String> paths = new LinkedHashSet<>();
        if (record.get(LIST) instanceof List<?> before) {
            for (Object path : before) {
                paths.add(String.valueOf(path));
            }
        }
        paths.addAll(pass.paths);
        List<String> listed = new ArrayList<>(paths);
        marked.put(LIST, List.copyOf(listed.subList(0, Math.min(MAX_PATHS, listed.size()))));
        return Collections.unmodifiableMap(marked);
    }

    /** The text without its secrets; the same instance where it has none. */
    public String text(String text) {
        return SecretText.redacted(text, this);
    }

    /** How much of what stands under a key is kept out. */
    Secrecy of(String key) {
        if (joined.isEmpty() && !SecretNames.hasWord(key)) {
            return Secrecy.NONE; // as each time of day, before its first colon
        }
        Secrecy known = names.of(key);
        return known != null ? known : names.keep(key, isNamed(key) ? Secrecy.ALL : SecretNames.of(key));
    }

    /** The same for an option of a command, which may say what a key does not. */
    Secrecy ofOption(String option) {
        Secrecy known = options.of(option);
        return known != null ? known : options.keep(option, isNamed(option) ? Secrecy.ALL : SecretNames.ofOption(option));
    }

    private boolean isNamed(String key) {
        return !joined.isEmpty() && joined.contains(SecretNames.joined(SecretNames.words(key)));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Redaction redaction && named.equals(redaction.named);
    }

    @Override
    public int hashCode() {
        return named.hashCode();
    }

    @Override
    public String toString() {
        return "Redaction" + named;
    }

    /** One way through one record. */
    private final class Pass {
        private final List<String> paths = new ArrayList<>(0);

        /** @param above what holds for everything inside because of a key further up */
        Map<String, @Nullable Object> map(Map<String, @Nullable Object> map, @Nullable KeyPath path, Secrecy above) {
            Map<String, @Nullable Object> changed = null;
            Secrecy pair = ofPair(map);
            for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
                String key = entry.getKey();
                Object value = entry.getValue();
                if (value == null || (path == null && key.equals(LIST)) || (above == Secrecy.NONE && isId(path, key, value))) {
                    continue;
                }
                Secrecy secrecy = pair != Secrecy.NONE && key.equalsIgnoreCase(VALUE_KEY) ? stricter(above, pair) : above;
                Object clean = value(value, path, key, stricter(secrecy, of(key)));
                if (!clean.equals(value)) {
                    changed = changed == null ? new LinkedHashMap<>(map) : changed;
                    changed.put(key, clean);
                }
            }
            return changed == null ? map : Collections.unmodifiableMap(changed);
        }

        /** {@code {"name": "DB_PASSWORD", "value": …}} is a pair written long, and so it is with {@code "Key"} and {@code "Value"}. */
        private Secrecy ofPair(Map<String, @Nullable Object> map) {
            Secrecy secrecy = Secrecy.NONE;
            boolean valued = false;
            for (Map.Entry<String, @Nullable Object> entry : map.entrySet()) {
                String key = entry.getKey();
                valued |= key.equalsIgnoreCase(VALUE_KEY);
                if (entry.getValue() instanceof String name && (key.equalsIgnoreCase(NAME_KEYS[0]) || key.equalsIgnoreCase(NAME_KEYS[1]))) {
                    secrecy = stricter(secrecy, of(name));
                }
            }
            return valued ? secrecy : Secrecy.NONE;
        }

        @SuppressWarnings("unchecked") // a parsed object's keys are texts
        private Object value(Object value, @Nullable KeyPath path, String key, Secrecy secrecy) {
            if (secrecy == Secrecy.ALL) {
                return mark(value, path, key);
            }
            if (value instanceof String text) {
                boolean clear = secrecy == Secrecy.NONE || secrecy == Secrecy.UNSAYABLE && !SpokenSecrets.isUnsayable(new SearchedText(text), 0, text.length());
                return clear ? text(text, path, key) : text.isEmpty() ? text : mark(text, path, key);
            }
            if (value instanceof Map<?, ?> map) {
                return map((Map<String, @Nullable Object>) map, new KeyPath(path, key), secrecy);
            }
            if (value instanceof List<?> list) {
                return list(list, new KeyPath(path, key), secrecy);
            }
            return secrecy == Secrecy.VALUES && value instanceof Number ? mark(value, path, key) : value;
        }

        private Object list(List<?> list, KeyPath path, Secrecy above) {
            List<@Nullable Object> changed = null;
            ArgumentSecrets arguments = new ArgumentSecrets(Redaction.this, list, isCommand(path.key));
            for (int i = 0; i < list.size(); i++) {
                Object item = list.get(i);
                Secrecy secrecy = stricter(above, arguments.next(item));
                if (item != null) {
                    Object clean = item instanceof String text && arguments.secretFrom() >= 0
                            ? part(text, arguments.secretFrom(), arguments.secretTo(), path, i) : value(item, path, "[" + i + "]", secrecy);
                    if (!clean.equals(item)) {
                        changed = changed == null ? new ArrayList<>(list) : changed;
                        changed.set(i, clean);
                    }
                }
            }
            return changed == null ? list : Collections.unmodifiableList(changed);
        }

        private String part(String text, int from, int to, KeyPath path, int index) {
            String clean = from == to ? text : text.substring(0, from) + SecretText.MARK + text.substring(to);
            if (!clean.equals(text)) {
                note(path, "[" + index + "]");
            }
            return clean;
        }

        private String text(String text, @Nullable KeyPath path, String key) {
            String clean = SecretText.redacted(SecretNames.isOfCommand(key) ? withoutPrinted(text) : text, Redaction.this);
            if (!clean.equals(text)) {
                note(path, key);
                return clean;
            }
            return text;
        }

        private static String withoutPrinted(String command) {
            AddressSecrets.Span printed = SpokenSecrets.printed(new SearchedText(command), 0, command.length());
            return printed == null ? command : command.substring(0, printed.from()) + SecretText.MARK;
        }

        private Object mark(Object value, @Nullable KeyPath path, String key) {
            if (SecretText.MARK.equals(value)) {
                return value;
            }
            note(path, key);
            return SecretText.MARK;
        }

        private void note(@Nullable KeyPath path, String key) {
            if (paths.size() < MAX_PATHS) {
                String whole = new KeyPath(path, key).text();
                paths.add(whole.length() <= MAX_PATH ? whole : whole.substring(0, MAX_PATH - 1) + "…");
            }
        }
    }

    private static boolean isId(@Nullable KeyPath path, String key, Object value) {
        boolean isInMetadata = path != null && path.above == null && path.key.equals(TaskField.METADATA.text());
        return (path == null ? IDS.contains(key) : isInMetadata && IDS_IN_METADATA.contains(key)) && areTexts(value);
    }

    private static boolean areTexts(Object value) {
        if (value instanceof List<?> list) {
            for (Object item : list) {
                if (!(item instanceof String)) {
                    return false;
                }
            }
            return true;
        }
        return value instanceof String;
    }

    private static boolean isCommand(String key) {
        for (String command : COMMAND_KEYS) {
            if (key.endsWith(command)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Where a value is, as a chain: it is written out only for what was taken out, because it may be longer than all that is below it.
     *
     * @param key of an object, or the index in a list, in brackets
     */
    private record KeyPath(@Nullable KeyPath above, String key) {
        String text() {
            StringBuilder text = new StringBuilder(key);
            for (KeyPath path = this; path.above != null; path = path.above) {
                text.insert(0, path.key.startsWith("[") ? path.above.key : path.above.key + ".");
            }
            return text.toString();
        }
    }

    private static Secrecy stricter(Secrecy one, Secrecy other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
