package taskmgmt.store.merge;

import java.nio.ByteBuffer;
import taskmgmt.bytes.HashTable;

/**
 * Three counters for each 128-bit hash, in 40 to 75 bytes a hash: how often a line occurs in each of two logs, and how
 * often it was met so far. Built like {@link HashTable}, with counters in place of its one byte; nothing is ever removed,
 * and a hash whose counters are all 0 counts as absent. Not thread-safe.
 */
final class LineCounts {
    /** The counters that {@link #keepLesser} compares. */
    static final int LESSER = 0;
    static final int OTHER = 1;

    private static final int COUNTERS = 3;
    private static final int TABLE_BITS = 6;
    private static final int FIRST_CAPACITY = 64;

    private final Table[] tables = new Table[1 << TABLE_BITS];

    LineCounts() {
        for (int i = 0; i < tables.length; i++) {
            tables[i] = new Table(FIRST_CAPACITY);
        }
    }

    /** The counter of the hash at the start of the array. */
    int get(byte[] hash, int counter) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        return table(high).get(high, bits.getLong(), counter);
    }

    /** Adds to a counter; the result must not be negative. */
    void add(byte[] hash, int counter, int difference) {
        ByteBuffer bits = ByteBuffer.wrap(hash);
        long high = bits.getLong();
        table(high).add(high, bits.getLong(), counter, difference);
    }

    /** Sets the first counter of each hash to the lesser of the first two, and the second to 0. */
    void keepLesser() {
        for (Table table : tables) {
            for (int i = 0; i < table.counts.length; i += COUNTERS) {
                table.counts[i + LESSER] = Math.min(table.counts[i + LESSER], table.counts[i + OTHER]);
                table.counts[i + OTHER] = 0;
            }
        }
    }

    private Table table(long high) {
        return tables[(int) (high >>> (Long.SIZE - TABLE_BITS))];
    }

    private static final class Table {
        private long[] keys;
        private int[] counts;
        private boolean[] used;
        private int size;

        Table(int capacity) {
            keys = new long[capacity * 2];
            counts = new int[capacity * COUNTERS];
            used = new boolean[capacity];
        }

        int get(long high, long low, int counter) {
            int slot = slot(high, low);
            return used[slot] ? counts[COUNTERS * slot + counter] : 0;
        }

        void add(long high, long low, int counter, int difference) {
            int slot = slot(high, low);
            if (!used[slot]) {
                if (size >= used.length / 4 * 3) {
                    grow();
                    slot = slot(high, low);
                }
                size++;
                used[slot] = true;
                keys[2 * slot] = high;
                keys[2 * slot + 1] = low;
            }
            counts[COUNTERS * slot + counter] = Math.addExact(counts[COUNTERS * slot + counter], difference);
        }

        private int slot(long high, long low) {
            int mask = used.length - 1;
            int slot = (int) low & mask;
            while (used[slot] && (keys[2 * slot] != high || keys[2 * slot + 1] != low)) {
                slot = slot + 1 & mask;
            }
            return slot;
        }

        private void grow() {
            Table larger = new Table(used.length * 2);
            for (int i = 0; i < used.length; i++) {
                if (used[i]) {
                    int slot = larger.slot(keys[2 * i], keys[2 * i + 1]);
                    larger.used[slot] = true;
                    larger.keys[2 * slot] = keys[2 * i];
                    larger.keys[2 * slot + 1] = keys[2 * i + 1];
                    System.arraycopy(counts, COUNTERS * i, larger.counts, COUNTERS * slot, COUNTERS);
                }
            }
            keys = larger.keys;
            counts = larger.counts;
            used = larger.used;
        }
    }
}
