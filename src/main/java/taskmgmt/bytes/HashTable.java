package taskmgmt.bytes;

import java.nio.ByteBuffer;

/**
 * A set of 128-bit hashes, each with a byte other than 0, in at most about 34 bytes an entry: small enough to remember every task
 * and every event of a log with millions of lines. Nothing is ever removed.
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

    /** The byte stored for the hash at the start of the array; 0 if unknown. */
    public byte get(byte[] hash) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        return table(high).get(high, bits.getLong());
    }

    /** Adds the hash or replaces its byte. */
    public void put(byte[] hash, byte value) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        table(high).put(high, bits.getLong(), value);
    }

    private Table table(long high) {
        return tables[(int) (high >>> (Long.SIZE - TABLE_BITS))];
    }

    private static final class Table {
        private long[] keys;
        private byte[] values;
        private int size;

        Table(int capacity) {
            keys = new long[capacity * 2];
            values = new byte[capacity];
        }

        byte get(long high, long low) {
            return values[slot(high, low)];
        }

        void put(long high, long low, byte value) {
            int slot = slot(high, low);
            if (values[slot] == 0) {
                if (size >= values.length / 4 * 3) {
                    grow();
                    slot = slot(high, low);
                }
                size++;
            }
            keys[2 * slot] = high;
            keys[2 * slot + 1] = low;
            values[slot] = value;
        }

        private int slot(long high, long low) {
            int mask = values.length - 1;
            int slot = (int) low & mask;
            while (values[slot] != 0 && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            long[] oldKeys = keys;
            byte[] oldValues = values;
            keys = new long[oldKeys.length * 2];
            values = new byte[oldValues.length * 2];
            for (int i = 0; i < oldValues.length; i++) {
                if (oldValues[i] != 0) {
                    int slot = slot(oldKeys[2 * i], oldKeys[2 * i + 1]);
                    keys[2 * slot] = oldKeys[2 * i];
                    keys[2 * slot + 1] = oldKeys[2 * i + 1];
                    values[slot] = oldValues[i];
                }
            }
        }
    }
}
