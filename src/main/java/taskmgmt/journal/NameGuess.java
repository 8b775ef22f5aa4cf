package taskmgmt.journal;

import java.util.Arrays;

/**
 * Guesses the name of the next member of an object from the one before: programs write the same members in the same order
 * again and again. A guess is checked against the bytes, eight at a time; where it is wrong, the caller finds the name
 * itself and tells it. After each name two others are remembered, the likelier one first. Not thread-safe.
 */
final class NameGuess {
    /** What stands before the first name. */
    static final int START = 0;
    /** No guess. */
    static final int NONE = -1;

    private static final int MOST_NAMES = 128;
    private static final int LONGEST_BYTES = 64;

    /** Each name as it stands in a line, in quotes and with its colon, as numbers of eight bytes each. */
    private final long[][] words = new long[MOST_NAMES][];
    private final long[] lastMasks = new long[MOST_NAMES];
    private final int[] lengths = new int[MOST_NAMES];
    private final int[] fields = new int[MOST_NAMES];
    private final int[] first = new int[MOST_NAMES];
    private final int[] second = new int[MOST_NAMES];
    private int count = START + 1;

    NameGuess() {
        Arrays.fill(first, NONE);
        Arrays.fill(second, NONE);
    }

    /** Which name stands at the index, after another one; or {@link #NONE}. */
    int guess(byte[] bytes, int at, int previous) {
        int likely = first[previous];
        if (likely == NONE || isAt(bytes, at, likely)) {
            return likely;
        }
        int other = second[previous];
        if (other == NONE || !isAt(bytes, at, other)) {
            return NONE;
        }
        first[previous] = other;
        second[previous] = likely;
        return other;
    }

    /** How many bytes the name takes, with its quotes and its colon. */
    int length(int name) {
        return lengths[name];
    }

    /** The index of the field that the name is of, or -1. */
    int field(int name) {
        return fields[name];
    }

    /**
     * Remembers that a name followed another one.
     *
     * @param at    where its opening quote stands
     * @param end   behind its colon
     * @param field the index of its field, or -1
     * @return the name, for what follows it
     */
    int learn(byte[] bytes, int at, int end, int field, int previous) {
        int name = known(bytes, at, end);
        if (name == NONE && count < MOST_NAMES && end - at <= LONGEST_BYTES) {
            name = count++;
            put(name, Arrays.copyOfRange(bytes, at, end), field);
        }
        if (name != NONE) {
            second[previous] = first[previous];
            first[previous] = name;
        }
        return name == NONE ? START : name;
    }

    private int known(byte[] bytes, int at, int end) {
        for (int name = START + 1; name < count; name++) {
            if (lengths[name] == end - at && isAt(bytes, at, name)) {
                return name;
            }
        }
        return NONE;
    }

    private void put(int name, byte[] literal, int field) {
        int full = (literal.length + Long.BYTES - 1) / Long.BYTES;
        byte[] padded = Arrays.copyOf(literal, full * Long.BYTES);
        words[name] = new long[full];
        for (int i = 0; i < full; i++) {
            words[name][i] = Bytes.longAt(padded, i * Long.BYTES);
        }
        int rest = literal.length % Long.BYTES;
        lastMasks[name] = rest == 0 ? -1 : (1L << rest * Byte.SIZE) - 1;
        lengths[name] = literal.length;
        fields[name] = field;
    }

    private boolean isAt(byte[] bytes, int at, int name) {
        long[] expected = words[name];
        int last = expected.length - 1;
        if (at + expected.length * Long.BYTES > bytes.length) {
            return isAtTheEnd(bytes, at, name);
        }
        for (int i = 0; i < last; i++) {
            if (Bytes.longAt(bytes, at + i * Long.BYTES) != expected[i]) {
                return false;
            }
        }
        return ((Bytes.longAt(bytes, at + last * Long.BYTES) ^ expected[last]) & lastMasks[name]) == 0;
    }

    /** The same where eight more bytes may not be read. */
    private boolean isAtTheEnd(byte[] bytes, int at, int name) {
        return at + lengths[name] <= bytes.length
                && isAt(Arrays.copyOfRange(bytes, at, at + words[name].length * Long.BYTES), 0, name);
    }
}
