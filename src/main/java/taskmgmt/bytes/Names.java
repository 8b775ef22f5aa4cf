package taskmgmt.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Determines which of a few names some bytes are: a small hash table over the first seven bytes and the length, so that most
 * lookups only compare one number. Immutable.
 */
public final class Names {
    private static final long MIX = 0x9E3779B97F4A7C15L; // 2^64 divided by the golden ratio: Knuth's multiplicative hash
    private static final int SLOTS_PER_NAME = 4;
    private static final int HEAD = Long.BYTES - 1;

    private final byte[][] names;
    private final long[] heads;
    /** The name's number plus one; 0 for an empty slot. */
    private final byte[] slots;
    private final int shift;

    /** The numbers of the names are their positions; if two are equal, the last one is found. */
    public Names(String... names) {
        this(utf8(names));
    }

    Names(byte[][] names) {
        if (names.length > Byte.MAX_VALUE) {
            throw new IllegalArgumentException("more than " + Byte.MAX_VALUE + " names");
        }
        this.names = names;
        int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, names.length * SLOTS_PER_NAME - 1));
        this.heads = new long[1 << bits];
        this.slots = new byte[1 << bits];
        this.shift = Long.SIZE - bits;
        for (int i = names.length - 1; i >= 0; i--) {
            add(i);
        }
    }

    private static byte[][] utf8(String[] names) {
        byte[][] bytes = new byte[names.length][];
        for (int i = 0; i < names.length; i++) {
            bytes[i] = names[i].getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
    }

    private void add(int number) {
        byte[] name = names[number];
        if (find(name, 0, name.length) < 0) {
            long head = head(name, 0, name.length);
            int slot = slot(head);
            while (slots[slot] != 0) {
                slot = slot + 1 & slots.length - 1;
            }
            heads[slot] = head;
            slots[slot] = (byte) (number + 1);
        }
    }

    /** The number of the name between the two indexes, or -1. */
    public int find(byte[] bytes, int from, int to) {
        long head = head(bytes, from, to);
        for (int slot = slot(head); slots[slot] != 0; slot = slot + 1 & slots.length - 1) {
            if (heads[slot] == head) {
                int number = slots[slot] - 1;
                byte[] name = names[number];
                if (name.length == to - from && (name.length < HEAD || Arrays.equals(
                        name, HEAD, name.length, bytes, from + HEAD, to))) {
                    return number;
                }
            }
        }
        return -1;
    }

    private int slot(long head) {
        return (int) (head * MIX >>> shift);
    }

    /** The first seven bytes and the length, which fully describe a shorter name. */
    private static long head(byte[] bytes, int from, int to) {
        int length = to - from;
        int count = Math.min(length, HEAD);
        long head = from <= bytes.length - Long.BYTES
                ? Bytes.longAt(bytes, from) & (1L << count * Byte.SIZE) - 1
                : headByByte(bytes, from, count);
        return head | (long) length << (Long.SIZE - Byte.SIZE);
    }

    private static long headByByte(byte[] bytes, int from, int count) {
        long head = 0;
        for (int i = 0; i < count; i++) {
            head |= (bytes[from + i] & 0xFFL) << i * Byte.SIZE;
        }
        return head;
    }
}
