package taskmgmt.json;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.time.Rfc3339;

/**
 * Writes JSON in the form of the logs: compact UTF-8 in which people can read their own script, but with every character escaped
 * that could move the cursor or change the direction of a line, because the files are read with {@code tail}.
 *
 * <p>Not a library's writer, because libraries do not offer this escaping for characters beyond ASCII, and because a command that
 * appends one line would spend more time loading a generator than on everything else it writes.
 *
 * <p>It is also the buffer of the lines that go to a log in one write: {@link #endLine} ends a line, after which the next may begin.
 * Grows as needed; not thread-safe.
 */
public final class JsonLineWriter {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Holds any usual line, including an audit entry, without growing. */
    private byte[] bytes = new byte[1024];
    private int length;
    private char separator = '{';

    /** The object as one line, without the line's end. */
    public static byte[] of(Map<String, ? extends @Nullable Object> object) {
        return new JsonLineWriter().value(object).toByteArray();
    }

    /** Writes the next member of the object that this writer builds member by member; {@link #end} ends the object. */
    public JsonLineWriter member(String key, @Nullable Object value) {
        return key(key).value(value);
    }

    /** Begins a member that is itself an object with at least one member, up to its own {@link #end}. */
    public JsonLineWriter object(String key) {
        key(key);
        separator = '{';
        return this;
    }

    private JsonLineWriter key(String key) {
        put(separator);
        separator = ',';
        text(key);
        return put(':');
    }

    /** Ends the object of {@link #member}s that was begun most recently. */
    public JsonLineWriter end() {
        separator = ',';
        return put('}');
    }

    /** Continues the object that was ended most recently, which has at least one member. */
    public JsonLineWriter more() {
        length--;
        separator = ',';
        return this;
    }

    /** Ends a line; whatever follows is on the next one. */
    public void endLine() {
        put('\n');
        separator = '{';
    }

    /** How many bytes have been written. */
    public int length() {
        return length;
    }

    /** The bytes, of which the first {@link #length} are valid; not a copy, and only valid until more is written. */
    public byte[] bytes() {
        return bytes;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /**
     * Writes any value of the kinds that {@link Json} reads, or an {@link Instant}. Not a switch over the types, because its first
     * use in a process generates a class, which takes longer than everything else that an appending command does.
     */
    public JsonLineWriter value(@Nullable Object value) {
        if (value == null) {
            ascii("null");
        } else if (value instanceof String text) {
            text(text);
        } else if (value instanceof Map<?, ?> map) {
            object(map);
        } else if (value instanceof List<?> list) {
            list(list);
        } else if (value instanceof Instant instant) {
            text(Rfc3339.format(instant));
        } else if (isNumberOrFlag(value)) {
            ascii(value.toString());
        } else {
            throw new IllegalArgumentException("no JSON for " + value.getClass());
        }
        return this;
    }

    private static boolean isNumberOrFlag(Object value) {
        return value instanceof Long || value instanceof Boolean || value instanceof Decimal
                || value instanceof BigInteger || value instanceof Integer;
    }

    /** Writes text that is already JSON and plain ASCII. */
    public JsonLineWriter ascii(String text) {
        reserve(text.length());
        byte[] out = bytes;
        int at = length;
        for (int i = 0; i < text.length(); i++) {
            out[at + i] = (byte) text.charAt(i);
        }
        length = at + text.length();
        return this;
    }

    private void object(Map<?, ?> map) {
        char before = '{';
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            put(before);
            text(String.valueOf(entry.getKey()));
            put(':');
            value(entry.getValue());
            before = ',';
        }
        if (before == '{') {
            put('{');
        }
        put('}');
    }

    private void list(List<?> list) {
        put('[');
        for (int i = 0; i < list.size(); i++) {
            if (i > 0) {
                put(',');
            }
            value(list.get(i));
        }
        put(']');
    }

    private void text(String text) {
        put('"');
        int at = plainStart(text);
        while (at < text.length()) {
            int c = text.codePointAt(at);
            character(c);
            at += Character.charCount(c);
        }
        put('"');
    }

    /** Writes the characters that need no escape, up to the first one that does; returns its index. */
    private int plainStart(String text) {
        int count = text.length();
        reserve(count + 1);
        byte[] out = bytes;
        int at = length;
        int i = 0;
        for (; i < count; i++) {
            char c = text.charAt(i);
            if (c < ' ' || c >= 0x7f || c == '"' || c == '\\') {
                break;
            }
            out[at + i] = (byte) c;
        }
        length = at + i;
        return i;
    }

    private void character(int c) {
        switch (c) {
            case '"', '\\' -> put('\\').put((char) c);
            case '\n' -> put('\\').put('n');
            case '\r' -> put('\\').put('r');
            case '\t' -> put('\\').put('t');
            default -> {
                if (c >= ' ' && c < 0x7f) {
                    put((char) c);
                } else if (Invisible.is(c)) {
                    escape(c);
                } else {
                    utf8(c);
                }
            }
        }
    }

    private void escape(int c) {
        for (char unit : Character.toChars(c)) {
            put('\\').put('u');
            for (int shift = 12; shift >= 0; shift -= 4) {
                put((char) HEX[unit >> shift & 0xf]);
            }
        }
    }

    private void utf8(int c) {
        if (c < 0x800) {
            put((char) (0xc0 | c >> 6));
        } else if (c < 0x10000) {
            put((char) (0xe0 | c >> 12)).put((char) (0x80 | c >> 6 & 0x3f));
        } else {
            put((char) (0xf0 | c >> 18)).put((char) (0x80 | c >> 12 & 0x3f)).put((char) (0x80 | c >> 6 & 0x3f));
        }
        put((char) (0x80 | c & 0x3f));
    }

    private JsonLineWriter put(char b) {
        reserve(1);
        bytes[length++] = (byte) b;
        return this;
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
        }
    }
}
