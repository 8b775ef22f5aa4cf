package taskmgmt.json;

import taskmgmt.bytes.Bytes;

/**
 * Walks over JSON in a byte array and checks it on the way: the grammar of RFC 8259, well-formed UTF-8 (RFC 3629), and
 * at most {@link #MAX_DEPTH} levels of nesting. It builds nothing and allocates nothing.
 *
 * <p>Each method begins at {@link #position} and, if it returns true, ends after the element that it is named for. If it returns
 * false, the position is that of the first invalid byte, or the end if more bytes could have made the text valid.
 */
final class JsonWalker {
    /** How deep objects and arrays may be nested, including the outermost. */
    static final int MAX_DEPTH = 1000;

    /** Nothing beyond these limits is meant by any program, and some JSON readers refuse it. */
    private static final int DEFAULT_DEPTH = 99;
    private static final int DEFAULT_DIGITS = 500;
    private static final int DEFAULT_EXPONENT_DIGITS = 2;
    private static final int DEFAULT_NAME_BYTES = 10_000;

    private static final byte[] TRUE = {'t', 'r', 'u', 'e'};
    private static final byte[] FALSE = {'f', 'a', 'l', 's', 'e'};
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private byte[] bytes = {};
    private int position;
    private int end;
    private boolean escaped;
    private boolean unusual;
    private boolean sawNewline;
    /** For each level of nesting whether it is an object. */
    private final boolean[] isObject = new boolean[MAX_DEPTH + 1];

    void start(byte[] buffer, int from, int to) {
        bytes = buffer;
        position = from;
        end = to;
        unusual = false;
        sawNewline = false;
    }

    /** Whether a newline was among the blanks since the start. */
    boolean sawNewline() {
        return sawNewline;
    }

    /** Continues at another position of the same bytes. */
    void continueAt(int index) {
        position = index;
    }

    /** Whether anything since the start is unusual. */
    boolean isUnusual() {
        return unusual;
    }

    int position() {
        return position;
    }

    boolean isAtEnd() {
        return position == end;
    }

    /** Whether the last string contained an escape. */
    boolean wasEscaped() {
        return escaped;
    }

    // The next three are called for every token, and are small enough to be inlined by the simpler of the JVM's compilers.

    boolean accept(char wanted) {
        if (next() == wanted) {
            position++;
            return true;
        }
        return false;
    }

    void skipBlanks() {
        if (next() <= ' ') {
            skipAnyBlanks();
        }
    }

    /** The byte at the position. At the end it is a byte that JSON does not use outside of strings. */
    private byte next() {
        return position < end ? bytes[position] : -1;
    }

    private void skipAnyBlanks() {
        while (position < end && isBlank(bytes[position])) {
            sawNewline |= bytes[position] == '\n';
            position++;
        }
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /**
     * A member's name and the colon after it. The name, with its quotes, extends from the old position to the returned index; -1 if
     * there is none.
     */
    int name() {
        int nameStart = position;
        if (!string()) {
            return -1;
        }
        int nameEnd = position;
        unusual |= nameEnd - nameStart > DEFAULT_NAME_BYTES;
        skipBlanks();
        if (!accept(':')) {
            return -1;
        }
        skipBlanks();
        return nameEnd;
    }

    /** For each string of a valid array at the position, passes on the indexes between its quotes and whether it has an escape. */
    void texts(TextSink sink) {
        position++;
        skipBlanks();
        while (!accept(']')) {
            boolean isText = next() == '"';
            int start = position + 1;
            value(1);
            if (isText) {
                sink.text(start, position - 1, escaped);
            }
            skipBlanks();
            accept(',');
            skipBlanks();
        }
    }

    /** Receives strings by their positions. */
    interface TextSink {
        void text(int start, int end, boolean escaped);
    }

    /** Any value, at this level of nesting. */
    boolean value(int level) {
        return switch (next()) {
            case '{', '[' -> container(level);
            default -> scalar();
        };
    }

    private boolean scalar() {
        return switch (next()) {
            case '"' -> string();
            case 't' -> literal(TRUE);
            case 'f' -> literal(FALSE);
            case 'n' -> literal(NULL);
            default -> number();
        };
    }

    private boolean container(int outerLevel) {
        int level = outerLevel;
        while (true) {
            boolean object = next() == '{';
            if (object || next() == '[') {
                if (level == MAX_DEPTH) {
                    return false;
                }
                isObject[++level] = object;
                unusual |= level > DEFAULT_DEPTH;
                position++;
                skipBlanks();
                if (!accept(object ? '}' : ']')) {
                    if (object && name() < 0) {
                        return false;
                    }
                    continue;
                }
                level--;
            } else if (!scalar()) {
                return false;
            }
            level = closeOrContinue(level, outerLevel);
            if (level <= outerLevel) {
                return level == outerLevel;
            }
        }
    }

    /** After a value: closes what ends here and continues to the next value; returns the level then, or -1. */
    private int closeOrContinue(int innerLevel, int outerLevel) {
        int level = innerLevel;
        while (level > outerLevel) {
            skipBlanks();
            if (accept(',')) {
                skipBlanks();
                return isObject[level] && name() < 0 ? -1 : level;
            }
            if (!accept(isObject[level] ? '}' : ']')) {
                return -1;
            }
            level--;
        }
        return level;
    }

    private boolean literal(byte[] word) {
        for (byte wanted : word) {
            if (!accept((char) wanted)) {
                return false;
            }
        }
        return true;
    }

    private boolean number() {
        byte[] buffer = bytes;
        int start = position;
        int i = start < end && buffer[start] == '-' ? start + 1 : start;
        int whole = i;
        i = i < end && buffer[i] == '0' ? i + 1 : afterDigits(i);
        position = i;
        if (i == whole) {
            return false;
        }
        if (i < end && buffer[i] == '.') {
            position = afterDigits(i + 1);
            if (position == i + 1) {
                return false;
            }
        }
        unusual |= position - start > DEFAULT_DIGITS;
        return position == end || (buffer[position] | 0x20) != 'e' || exponent();
    }

    private boolean exponent() {
        position++;
        if (!accept('+')) {
            accept('-');
        }
        int first = position;
        position = afterDigits(first);
        unusual |= position - first > DEFAULT_EXPONENT_DIGITS;
        return position > first;
    }

    private int afterDigits(int from) {
        byte[] buffer = bytes;
        int i = from;
        while (i < end && buffer[i] >= '0' && buffer[i] <= '9') {
            i++;
        }
        return i;
    }

    private boolean string() {
        if (!accept('"')) {
            return false;
        }
        escaped = false;
        int i = position;
        while (true) {
            i = Bytes.endOfPlainText(bytes, i, end);
            if (i == end) {
                position = end;
                return false;
            }
            byte b = bytes[i];
            if (b == '"') {
                position = i + 1;
                return true;
            }
            if (b == '\\') {
                escaped = true;
                i = afterEscape(i);
            } else {
                i = b < 0 ? afterUtf8(i) : ~i;
            }
            if (i < 0) {
                position = ~i;
                return false;
            }
        }
    }

    /** The index after the escape at {@code i}, or the complement of the index at which it breaks off. */
    private int afterEscape(int i) {
        if (i + 1 >= end) {
            return ~end;
        }
        return switch (bytes[i + 1]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> i + 2;
            case 'u' -> afterHexDigits(i + 2);
            default -> ~(i + 1);
        };
    }

    private int afterHexDigits(int from) {
        for (int i = from; i < from + 4; i++) {
            if (i >= end || Character.digit(bytes[i], 16) < 0) {
                return ~Math.min(i, end);
            }
        }
        return from + 4;
    }

    /**
     * The index after the multi-byte character at {@code i}, or the complement of the index at which it breaks off.
     */
    private int afterUtf8(int i) {
        int lead = bytes[i] & 0xFF;
        int length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
        if (length == 0) {
            return ~i;
        }
        // Overlong forms, surrogates and code points beyond U+10FFFF are recognised by the second byte.
        int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
        for (int k = i + 1; k < i + length; k++) {
            if (k >= end) {
                return ~end;
            }
            int next = bytes[k] & 0xFF;
            if (next < low || next > high) {
                return ~k;
            }
            low = 0x80;
            high = 0xBF;
        }
        return i + length;
    }
}
