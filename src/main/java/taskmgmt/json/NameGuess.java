package taskmgmt.json;

import java.util.Arrays;
import taskmgmt.bytes.Bytes;

/**
 * Guesses the name of the next member of an object from the previous one, because programs write the same members in the same order
 * again and again. A guess is checked against the bytes, eight at a time; if it is wrong, the caller finds the name itself and
 * teaches it. After each name, two successors are remembered, the likelier one first. Not thread-safe.
 */
final class NameGuess {
    /** Represents the position before the first name. */
    static final int START = 0;
    /** No guess. */
    static final int NONE = -1;

    private static final int MAX_NAMES = 128;
    private static final int MAX_BYTES = 64;
    private static final int WORDS_BYTES = 2 * Long.BYTES;

    /** Each name as it is in a line, in quotes and with its colon: two numbers of eight bytes, and the rest. */
    private final long[] words = new long[2 * MAX_NAMES];
    private final long[] masks = new long[2 * MAX_NAMES];
    private final byte[][] literals = new byte[MAX_NAMES][];
    private final int[] lengths = new int[MAX_NAMES];
    private final int[] fields = new int[MAX_NAMES];
    private final int[] first = new int[MAX_NAMES];
    private final int[] second = new int[MAX_NAMES];
    private int count = START + 1;

    NameGuess() {
        Arrays.fill(first, NONE);
        Arrays.fill(second, NONE);
    }

    /** The name at the index, given the previous name; or {@link #NONE}. */
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

    /** The length of the name in bytes, including its quotes and colon. */
    int length(int name) {
        return lengths[name];
    }

    /** The index of the field with this name, or -1. */
    int field(int name) {
        return fields[name];
    }

    /**
     * Remembers that a name followed another one.
     *
     * @param at    index of its opening quote
     * @param end   index after its colon
     * @param field the index of its field, or -1
     * @return the name, as the predecessor of what follows
     */
    int learn(byte[] bytes, int at, int end, int field, int previous) {
        int name = known(bytes, at, end);
        if (name == NONE && count < MAX_NAMES && end - at <= MAX_BYTES) {
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
        byte[] padded = Arrays.copyOf(literal, Math.max(literal.length, WORDS_BYTES));
        for (int i = 0; i < 2; i++) {
            int bytes = Math.clamp(literal.length - i * Long.BYTES, 0, Long.BYTES);
            masks[2 * name + i] = bytes == 0 ? 0 : -1L >>> Long.SIZE - bytes * Byte.SIZE;
            words[2 * name + i] = Bytes.longAt(padded, i * Long.BYTES) & masks[2 * name + i];
        }
        literals[name] = literal;
        lengths[name] = literal.length;
        fields[name] = field;
    }

    private boolean isAt(byte[] bytes, int at, int name) {
        if (at > bytes.length - WORDS_BYTES) {
            return isEqual(bytes, at, name);
        }
        long first8 = (Bytes.longAt(bytes, at) ^ words[2 * name]) & masks[2 * name];
        long second8 = (Bytes.longAt(bytes, at + Long.BYTES) ^ words[2 * name + 1]) & masks[2 * name + 1];
        return (first8 | second8) == 0 && (lengths[name] <= WORDS_BYTES || isEqual(bytes, at, name));
    }

    private boolean isEqual(byte[] bytes, int at, int name) {
        int length = lengths[name];
        return at + length <= bytes.length && Arrays.equals(literals[name], 0, length, bytes, at, at + length);
    }
}
