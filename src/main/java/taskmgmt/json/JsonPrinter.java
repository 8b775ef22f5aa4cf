package taskmgmt.json;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * Prints values as JSON for people and for programs that read this program's output; {@code Instant} and {@code Duration} may be
 * among them. Everything that a terminal could act on, or that could hide text from a reader, is escaped, so the output is safe to
 * look at as it is.
 *
 * <p>Written by hand because library generators do not offer exactly these escapes (C1 controls, bidirectional overrides, lone
 * surrogates), and because a report then avoids the library's start-up time.
 */
public final class JsonPrinter {
    private static final String HEX = "0123456789abcdef";
    private static final String INDENT = "  ";

    private JsonPrinter() {}

    /** On one line, without spaces and without a line end. */
    public static String compact(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, -1, out);
        return out.toString();
    }

    /** The same, appended to existing text. */
    public static void compact(@Nullable Object value, StringBuilder out) {
        write(value, -1, out);
    }

    /** On several lines; the first is not indented, the others by at least {@code depth} steps. No final line end. */
    public static void pretty(@Nullable Object value, int depth, Appendable out) throws IOException {
        StringBuilder text = new StringBuilder();
        write(value, depth, text);
        out.append(text);
    }

    /** @param depth of the value, or negative for a single line */
    private static void write(@Nullable Object value, int depth, StringBuilder out) {
        // Not a switch over patterns, because linking it at its first call takes milliseconds.
        if (value == null) {
            out.append("null");
        } else if (value instanceof String text) {
            string(text, out);
        } else if (value instanceof Boolean bool) {
            out.append(bool.toString());
        } else if (value instanceof Number number) {
            out.append(Scalars.number(number));
        } else if (value instanceof Instant instant) {
            string(Rfc3339.format(instant), out);
        } else if (value instanceof Duration duration) {
            out.append(Scalars.seconds(duration));
        } else if (value instanceof Map<?, ?> map) {
            object(map, depth, out);
        } else if (value instanceof List<?> list) {
            array(list, depth, out);
        } else {
            throw new IllegalArgumentException("no JSON for a " + value.getClass().getName());
        }
    }

    private static void object(Map<?, ?> map, int depth, StringBuilder out) {
        String separator = "";
        out.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            newLine(out.append(separator), inside(depth));
            string((String) entry.getKey(), out);
            out.append(depth < 0 ? ":" : ": ");
            write(entry.getValue(), inside(depth), out);
            separator = ",";
        }
        if (!map.isEmpty()) {
            newLine(out, depth);
        }
        out.append('}');
    }

    private static void array(List<?> list, int depth, StringBuilder out) {
        String separator = "";
        out.append('[');
        for (Object item : list) {
            newLine(out.append(separator), inside(depth));
            write(item, inside(depth), out);
            separator = ",";
        }
        if (!list.isEmpty()) {
            newLine(out, depth);
        }
        out.append(']');
    }

    private static int inside(int depth) {
        return depth < 0 ? depth : depth + 1;
    }

    private static void newLine(StringBuilder out, int depth) {
        if (depth >= 0) {
            out.append('\n');
        }
        for (int i = 0; i < depth; i++) {
            out.append(INDENT);
        }
    }

    /** A quoted string. YAML reads these escapes too. */
    static void string(String text, StringBuilder out) {
        out.append('"');
        int plain = plainLength(text);
        out.append(text, 0, plain);
        for (int i = plain; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                pair(text, i++, out);
            } else {
                character(c, out);
            }
        }
        out.append('"');
    }

    /** The number of leading characters that need no escape: usually all of them, as in every key. */
    private static int plainLength(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                return i;
            }
        }
        return length;
    }

    private static void pair(String text, int index, StringBuilder out) {
        if (Invisible.is(text.codePointAt(index))) {
            unicode(text.charAt(index), out);
            unicode(text.charAt(index + 1), out);
        } else {
            out.append(text, index, index + 2);
        }
    }

    private static void character(char c, StringBuilder out) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> {
                if (Invisible.is(c)) {
                    unicode(c, out);
                } else {
                    out.append(c);
                }
            }
        }
    }

    private static void unicode(char c, StringBuilder out) {
        out.append("\\u").append(HEX.charAt(c >> 12)).append(HEX.charAt(c >> 8 & 15));
        out.append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
    }
}
