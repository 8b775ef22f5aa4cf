package taskmgmt.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The text represented by the bytes between the quotes of a valid JSON string. */
final class JsonEscapes {
    private JsonEscapes() {}

    static String decode(byte[] bytes, int start, int end) {
        StringBuilder text = new StringBuilder(end - start);
        int from = start;
        for (int i = start; i < end;) {
            if (bytes[i] != '\\') {
                i++;
                continue;
            }
            text.append(new String(bytes, from, i - from, StandardCharsets.UTF_8)).append(unescape(bytes, i));
            i += bytes[i + 1] == 'u' ? 6 : 2;
            from = i;
        }
        return text.append(new String(bytes, from, end - from, StandardCharsets.UTF_8)).toString();
    }

    /** Whether they represent this text, given in UTF-8. */
    static boolean equals(byte[] bytes, int start, int end, boolean escaped, byte[] text) {
        if (escaped) {
            return decode(bytes, start, end).equals(new String(text, StandardCharsets.UTF_8));
        }
        return Arrays.equals(bytes, start, end, text, 0, text.length);
    }

    /** The character, possibly half of a surrogate pair, that the escape at {@code i} represents. */
    private static char unescape(byte[] bytes, int i) {
        return switch (bytes[i + 1]) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (Character.digit(bytes[i + 2], 16) << 12 | Character.digit(bytes[i + 3], 16) << 8
                    | Character.digit(bytes[i + 4], 16) << 4 | Character.digit(bytes[i + 5], 16));
            default -> (char) bytes[i + 1];
        };
    }
}
