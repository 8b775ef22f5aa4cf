package taskmgmt.bytes;

import java.nio.ByteBuffer;

/**
 * A set of 128-bit hashes, each with a number other than 0, in 27 to 36 bytes an entry: small enough to remember every task and every
 * event of a log with millions of lines. Nothing is ever removed.
 *
 * <p>Open addressing with linear probing, split into many small tables so that growing one of them needs little memory at once. The
 * hashes must be uniform, as those of a cryptographic function are, because their own bits choose the slot. Not thread-safe.
 */
public final class HashTable {
    private static final int TABLE_BITS = 6;
    private static final int FIRST_CAPACITY = 64;

    private final Table[] tables = new Table[1 << TABLE_BITS];

    public HashTable() {
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new Table(FIRST_CAPACITY);
        }
    }

    /** The number stored for the hash at the start of the array; 0 if unknown. */
    public int get(byte[] hash) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        return table(high).get(high, bits.getLong());
    }

    /** Adds the hash or replaces its number. */
    public void put(byte[] hash, int number) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        table(high).put(high, bits.getLong(), number);
    }

    private Table table(long high) {
        return tables[(int) (high >>> (Long.SIZE - TABLE_BITS))];
    }

    private static final class Table {
        private long[] keys;
        private int[] numbers;
        private int size;

        Table(int capacity) {
            keys = new long[capacity * 2];
            numbers = new int[capacity];
        }

        int get(long high, long low) {
            return numbers[slot(high, low)];
        }

        void put(long high, long low, int number) {
            int slot = slot(high, low);
            if (numbers[slot] == 0) {
                if (size >= numbers.length / 4 * 3) {
                    grow();
                    slot = slot(high, low);
                }
                size++;
            }
            keys[2 * slot] = high;
            keys[2 * slot + 1] = low;
            numbers[slot] = number;
        }

        /** Where the hash is, or the empty slot where it belongs. The first one looked at is as far into the table as its bits say. */
        private int slot(long high, long low) {
            int slot = (int) ((low >>> Integer.SIZE) * numbers.length >>> Integer.SIZE);
            while (numbers[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
                slot = slot + 1 == numbers.length ? 0 : slot + 1;
            }
            return slot;
        }

        /** By a third, as all tables grow at about the same time. */
        private void grow() {
            long[] oldKeys = keys;
            int[] oldNumbers = numbers;
            int capacity = oldNumbers.length / 3 * 4 + 4;
            keys = new long[capacity * 2];
            numbers = new int[capacity];
            for (int i = 0; i < oldNumbers.length; i++) {
                if (oldNumbers[i] != 0) {
                    int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
                    keys[2 * slot] = oldKeys[2 * i];
                    keys[2 * slot + 1] = oldKeys[2 * i + 1];
                    numbers[slot] = oldNumbers[i];
                }
            }
        }
    }
}
