package taskmgmt.render;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.json.Scalars;

/**
 * Data values as YAML in block style. A string is left unquoted only if no reader of YAML 1.1 or 1.2 could take it for
 * anything else; otherwise it is quoted with the escapes of JSON, which YAML shares. This class is all it takes to
 * write so small a part of YAML; a library would bring a parser, object mapping and a second JSON implementation along.
 */
public final class YamlText {
    private static final String INDENT = "  ";

    private YamlText() {}

    /** Writes a whole document with its line end, indented by {@code depth} steps. */
    public static void write(@Nullable Object value, int depth, Appendable out) throws IOException {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            mapping(map, depth, out);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            for (Object item : list) {
                indent(depth, out);
                item(item, depth, out);
            }
        } else {
            indent(depth, out);
            scalar(value, out);
            out.append('\n');
        }
    }

    /** Writes one element of a sequence, with its dash and its line end. */
    public static void item(@Nullable Object item, int depth, Appendable out) throws IOException {
        out.append("- ");
        if (item instanceof Map<?, ?> map && !map.isEmpty()) {
            boolean first = true;
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                indent(first ? 0 : depth + 1, out);
                entry(entry, depth + 1, out);
                first = false;
            }
        } else if (item instanceof List<?> list && !list.isEmpty()) {
            boolean first = true;
            for (Object inner : list) {
                indent(first ? 0 : depth + 1, out);
                item(inner, depth + 1, out);
                first = false;
            }
        } else {
            scalar(item, out);
            out.append('\n');
        }
    }

    private static void mapping(Map<?, ?> map, int depth, Appendable out) throws IOException {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            indent(depth, out);
            entry(entry, depth, out);
        }
    }

    private static void entry(Map.Entry<?, ?> entry, int depth, Appendable out) throws IOException {
        Object value = entry.getValue();
        string((String) entry.getKey(), out);
        out.append(':');
        boolean nested = value instanceof Map<?, ?> map && !map.isEmpty() || value instanceof List<?> list && !list.isEmpty();
        out.append(nested ? '\n' : ' ');
        write(value, nested ? depth + 1 : 0, out);
    }

    private static void indent(int depth, Appendable out) throws IOException {
        for (int i = 0; i < depth; i++) {
            out.append(INDENT);
        }
    }

    private static void scalar(@Nullable Object value, Appendable out) throws IOException {
        switch (value) {
            case null -> out.append("null");
            case String text -> string(text, out);
            case Boolean bool -> out.append(bool.toString());
            case Number number -> out.append(Scalars.number(number));
            case Instant instant -> out.append(JsonPrinter.compact(instant));
            case Duration duration -> out.append(Scalars.seconds(duration));
            case Map<?, ?> _ -> out.append("{}");
            case List<?> _ -> out.append("[]");
            default -> throw new IllegalArgumentException("no YAML for a " + value.getClass().getName());
        }
    }

    private static void string(String text, Appendable out) throws IOException {
        if (isBare(text)) {
            out.append(text);
        } else {
            out.append(JsonPrinter.compact(text));
        }
    }

    /**
     * Whether it starts with a letter, continues with characters that have no special meaning, and is not a word for
     * true, false or null.
     */
    private static boolean isBare(String text) {
        if (text.isEmpty() || !isLetter(text.charAt(0)) || text.endsWith(" ")) {
            return false;
        }
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!isLetter(c) && (c < '0' || c > '9') && " _-./".indexOf(c) < 0) {
                return false;
            }
        }
        return switch (text.length() > 5 ? "" : lower(text)) {
            case "y", "n", "yes", "no", "on", "off", "true", "false", "null" -> false;
            default -> true;
        };
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static String lower(String ascii) {
        return ascii.toLowerCase(Locale.ROOT);
    }
}
