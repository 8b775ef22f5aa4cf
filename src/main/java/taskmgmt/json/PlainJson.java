package taskmgmt.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * Reads the JSON objects (RFC 8259) that logs and people usually write, and gives up on everything else: on text that is malformed
 * or unusual in any way, and on numbers and strings beyond the usual size. {@link Json} then uses the library, which explains what
 * is wrong. The library is not always used, because its parser cannot be loaded without {@link java.math.BigDecimal}, which alone
 * takes a good part of the start of a short command.
 *
 * <p>Whatever it does not give up on is read exactly as the library would. An instance reads one object.
 */
final class PlainJson {
    private static final int MAX_DEPTH = 100;

    /** Half of what the library accepts. */
    private static final int MAX_TEXT_BYTES = 10_000_000;
    private static final int MAX_KEY_BYTES = 20_000;

    /** This many digits fit in a long. */
    private static final int MAX_WHOLE_DIGITS = 18;
    private static final int MAX_DIGITS = 40;
    private static final int MAX_EXPONENT_DIGITS = 2;

    /** Returned in place of a value; null would be a valid value. */
    private static final Object UNSURE = new Object();

    /** Java's replacement for bytes that are not UTF-8. */
    private static final char REPLACEMENT = '\ufffd';

    private final byte[] in;
    private final int end;
    private final boolean strict;
    private int at;

    private PlainJson(byte[] in, int start, int end, boolean strict) {
        this.in = in;
        this.at = start;
        this.end = end;
        this.strict = strict;
    }

    /**
     * The object in the bytes, or null if the library has to decide.
     *
     * @param strict whether repeated keys, and values that are not valid Unicode, count as unusual
     */
    @SuppressWarnings("unchecked") // an object is always read as this kind of map
    static @Nullable Map<String, @Nullable Object> parse(byte[] in, int offset, int length, boolean strict) {
        PlainJson reader = new PlainJson(in, offset, offset + length, strict);
        Object value = reader.next() == '{' ? reader.object(1) : UNSURE;
        return value instanceof Map<?, ?> map && reader.next() < 0 ? (Map<String, @Nullable Object>) map : null;
    }

    /** The next byte after any blanks, without consuming it; negative at the end, and for any byte beyond ASCII. */
    private int next() {
        while (at < end) {
            byte b = in[at];
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b < 0 ? Byte.MAX_VALUE : b;
            }
            at++;
        }
        return -1;
    }

    private boolean skip(char wanted) {
        boolean there = next() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private @Nullable Object value(int depth) {
        return switch (next()) {
            case '{' -> object(depth + 1);
            case '[' -> list(depth + 1);
            case '"' -> text(MAX_TEXT_BYTES, strict);
            case 't' -> literal("true", true);
            case 'f' -> literal("false", false);
            case 'n' -> literal("null", null);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> UNSURE;
        };
    }

    private Object object(int depth) {
        at++;
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        if (depth > MAX_DEPTH) {
            return UNSURE;
        }
        if (skip('}')) {
            return Collections.unmodifiableMap(object);
        }
        do {
            int before = object.size();
            Object key = next() == '"' ? text(MAX_KEY_BYTES, true) : UNSURE;
            Object value = key instanceof String && skip(':') ? value(depth) : UNSURE;
            if (UNSURE.equals(value)) {
                return UNSURE;
            }
            object.put((String) key, value);
            if (strict && object.size() == before) {
                return UNSURE;
            }
        } while (skip(','));
        return skip('}') ? Collections.unmodifiableMap(object) : UNSURE;
    }

    private Object list(int depth) {
        at++;
        List<@Nullable Object> list = new ArrayList<>();
        if (depth > MAX_DEPTH) {
            return UNSURE;
        }
        if (skip(']')) {
            return Collections.unmodifiableList(list);
        }
        do {
            Object value = value(depth);
            if (UNSURE.equals(value)) {
                return UNSURE;
            }
            list.add(value);
        } while (skip(','));
        return skip(']') ? Collections.unmodifiableList(list) : UNSURE;
    }

    private @Nullable Object literal(String word, @Nullable Object value) {
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == end || in[at] != word.charAt(i)) {
                return UNSURE;
            }
        }
        return isEndOfWord() ? value : UNSURE;
    }

    private boolean isEndOfWord() {
        int after = next();
        return after == ',' || after == '}' || after == ']';
    }

    private Object number() {
        int start = at;
        at += in[at] == '-' ? 1 : 0;
        int first = at;
        int whole = digits();
        if (whole == 0 || whole > 1 && in[first] == '0') {
            return UNSURE;
        }
        int wholeEnd = at;
        if (!isWellFormedPart('.') || !isWellFormedPart('e') || at - first > MAX_DIGITS) {
            return UNSURE;
        }
        String text = new String(in, start, at - start, ISO_8859_1);
        if (!isEndOfWord()) {
            return UNSURE;
        }
        if (start + text.length() > wholeEnd) {
            return Decimal.parse(text);
        }
        return whole > MAX_WHOLE_DIGITS ? UNSURE : Long.valueOf(text);
    }

    /** Skips the part of a number that such a sign begins, if present; false if it is malformed. */
    private boolean isWellFormedPart(char sign) {
        if (at == end || Character.toLowerCase((int) in[at]) != sign) {
            return true;
        }
        at++;
        boolean isExponent = sign == 'e';
        if (isExponent && at < end && (in[at] == '-' || in[at] == '+')) {
            at++;
        }
        int digits = digits();
        return digits > 0 && (!isExponent || digits <= MAX_EXPONENT_DIGITS);
    }

    /** Skips digits; returns how many there were. */
    private int digits() {
        int start = at;
        while (at < end && in[at] >= '0' && in[at] <= '9') {
            at++;
        }
        return at - start;
    }

    /** @param unicode whether a lone surrogate, which only an escape can produce, counts as unusual */
    private Object text(int mostBytes, boolean unicode) {
        int start = ++at;
        boolean ascii = true;
        boolean escapes = false;
        for (; at < end && in[at] != '"'; at++) {
            byte b = in[at];
            ascii &= b >= 0;
            if (b == '\\') {
                escapes = true;
                at++;
            } else if (b >= 0 && b < ' ') {
                return UNSURE;
            }
        }
        if (at >= end || at - start > mostBytes) {
            return UNSURE;
        }
        String text = new String(in, start, at++ - start, ascii ? ISO_8859_1 : UTF_8);
        if (!ascii && text.indexOf(REPLACEMENT) >= 0) {
            return UNSURE;
        }
        return escapes ? unescaped(text, unicode) : text;
    }

    private static Object unescaped(String text, boolean unicode) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                char kind = text.charAt(++i);
                int meant = kind == 'u' ? unit(text, i + 1) : meaning(kind);
                if (meant < 0) {
                    return UNSURE;
                }
                i += kind == 'u' ? 4 : 0;
                c = (char) meant;
            }
            plain.append(c);
        }
        String result = plain.toString();
        return unicode && !isUnicode(result) ? UNSURE : result;
    }

    /** Whether every surrogate has its other half. */
    static boolean isUnicode(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i)) && !Character.isSupplementaryCodePoint(text.codePointAt(i++))) {
                return false;
            }
        }
        return true;
    }

    private static int meaning(char escaped) {
        return switch (escaped) {
            case '"', '\\', '/' -> escaped;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> -1;
        };
    }

    /** The UTF-16 code unit of four hexadecimal digits; negative if they are not hexadecimal. */
    private static int unit(String text, int start) {
        if (start + 4 > text.length()) {
            return -1;
        }
        int unit = 0;
        for (int i = start; i < start + 4; i++) {
            char c = text.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }
}
