package taskmgmt.json;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** {@code NaN} and {@code Infinity}, which are not JSON but which many programs write nevertheless. Pure. */
public final class NonNumbers {
    private static final String[] NOT_FINITE = {"NaN", "-Infinity", "Infinity"};

    private NonNumbers() {}

    /** The same for bytes that need not be text; returns the same array if they contain no such number. */
    public static byte[] quoted(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1); // one character per byte, whatever they mean
        return text.contains("NaN") || text.contains("Infinity") ? quoted(text).getBytes(StandardCharsets.ISO_8859_1) : line;
    }

    /** The same text with quotes around the numbers that JSON does not have. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder(text.length());
        boolean inText = false;
        for (int i = 0; i < text.length(); i++) {
            char here = text.charAt(i);
            String number = inText ? null : notFinite(text, i);
            if (number != null) {
                quoted.append('"').append(number).append('"');
                i += number.length() - 1;
                continue;
            }
            quoted.append(here);
            if (here == '\\' && inText && i + 1 < text.length()) {
                quoted.append(text.charAt(++i));
            }
            inText = (here == '"') != inText;
        }
        return quoted.toString();
    }

    private static @Nullable String notFinite(String text, int at) {
        for (String number : NOT_FINITE) {
            if (text.startsWith(number, at)) {
                return number;
            }
        }
        return null;
    }
}
