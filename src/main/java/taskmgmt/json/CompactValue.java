package taskmgmt.json;

import taskmgmt.bytes.Bytes;

/**
 * Finds the end of a value that is written the way programs write: ASCII without escapes, no blanks except one after a colon or
 * comma, no number with an exponent. For such a value it gives the same answer as {@link JsonWalker}, in fewer steps; for any other
 * value it gives no answer.
 */
final class CompactValue {
    static final int UNKNOWN = -1;

    /** One bit of a number is kept for each level. */
    private static final int MAX_DEPTH = 60;
    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_DIGITS = 100;

    private static final int TRUE = 't' | 'r' << 8 | 'u' << 16 | 'e' << 24;
    private static final int NULL = 'n' | 'u' << 8 | 'l' << 16 | 'l' << 24;
    private static final int ALSE = 'a' | 'l' << 8 | 's' << 16 | 'e' << 24;

    private CompactValue() {}

    /** The index after the value that begins at an index, or {@link #UNKNOWN}. */
    static int end(byte[] bytes, int start, int to) {
        byte first = start < to ? bytes[start] : -1;
        return first == '{' || first == '[' ? containerEnd(bytes, start, to) : scalarEnd(bytes, start, to, first);
    }

    private static int containerEnd(byte[] bytes, int start, int to) {
        long objects = 0;
        int depth = 0;
        int at = start;
        while (at < to) {
            byte first = bytes[at];
            boolean isObject = first == '{';
            if (isObject || first == '[') {
                if (depth == MAX_DEPTH || at + 1 >= to) {
                    return UNKNOWN;
                }
                at++;
                if (bytes[at] != first + 2) { // the code of a closing bracket is that of the opening one plus two
                    depth++;
                    objects = objects << 1 | (isObject ? 1 : 0);
                    at = isObject ? nameEnd(bytes, at, to) : at;
                    if (at < 0) {
                        return UNKNOWN;
                    }
                    continue;
                }
                at++;
            } else {
                at = scalarEnd(bytes, at, to, first);
            }
            while (at >= 0 && depth > 0 && at < to && bytes[at] == ((objects & 1) != 0 ? '}' : ']')) {
                objects >>>= 1;
                depth--;
                at++;
            }
            if (depth == 0) {
                return at;
            }
            if (at < 0 || at >= to - 1 || bytes[at] != ',') {
                return UNKNOWN;
            }
            at = bytes[at + 1] == ' ' ? at + 2 : at + 1;
            at = (objects & 1) != 0 ? nameEnd(bytes, at, to) : at;
            if (at < 0) {
                return UNKNOWN;
            }
        }
        return UNKNOWN;
    }

    /** Where the value begins whose name begins at the index. */
    private static int nameEnd(byte[] bytes, int at, int to) {
        int quote = at < to && bytes[at] == '"' ? Bytes.endOfPlainText(bytes, at + 1, to) : to;
        if (quote >= to - 2 || bytes[quote] != '"' || bytes[quote + 1] != ':' || quote - at > MAX_NAME_LENGTH) {
            return UNKNOWN;
        }
        return bytes[quote + 2] == ' ' ? quote + 3 : quote + 2;
    }

    private static int scalarEnd(byte[] bytes, int start, int to, byte first) {
        if (first == '"') {
            int quote = Bytes.endOfPlainText(bytes, start + 1, to);
            return quote < to && bytes[quote] == '"' ? quote + 1 : UNKNOWN;
        }
        if (first <= '9') {
            return numberEnd(bytes, start, to);
        }
        int word = first == 'f' ? start + 1 : start;
        if (word + 4 > to) {
            return UNKNOWN;
        }
        int wanted = first == 't' ? TRUE : first == 'f' ? ALSE : NULL;
        int letters = bytes[word] | bytes[word + 1] << 8 | bytes[word + 2] << 16 | bytes[word + 3] << 24;
        return letters == wanted ? word + 4 : UNKNOWN;
    }

    private static int numberEnd(byte[] bytes, int start, int to) {
        int whole = bytes[start] == '-' ? start + 1 : start;
        int i = whole;
        while (i < to && isDigit(bytes[i])) {
            i++;
        }
        if (i == whole || (bytes[whole] == '0' && i > whole + 1)) {
            return UNKNOWN;
        }
        if (i < to && bytes[i] == '.') {
            int fraction = ++i;
            while (i < to && isDigit(bytes[i])) {
                i++;
            }
            if (i == fraction) {
                return UNKNOWN;
            }
        }
        return i - start > MAX_DIGITS || i == to || (bytes[i] | 0x20) == 'e' ? UNKNOWN : i;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
