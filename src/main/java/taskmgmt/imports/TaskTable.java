package taskmgmt.imports;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;

/**
 * Two numbers for each of very many tasks, stored by a 64-bit hash of the id: 16 bytes a task, twice that at half load. Two ids
 * with the same hash would be taken for one task; with ten million tasks, that happens once in 370,000 imports. Not thread-safe.
 */
final class TaskTable {
    private static final int INITIAL = 1 << 10;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private long[] hashes = new long[INITIAL];
    private int[] values = new int[INITIAL];
    private int[] marks = new int[INITIAL];
    private int size;

    int size() {
        return size;
    }

    /** The first number of a task; 0 for an unknown task. */
    int get(String taskId) {
        long hash = hash(taskId);
        return values[slot(hashes, values, hash)];
    }

    /** The second number of a task; 0 for an unknown task. */
    int mark(String taskId) {
        return marks[slot(hashes, values, hash(taskId))];
    }

    /** @param value other than 0 */
    void put(String taskId, int value, int mark) {
        long hash = hash(taskId);
        int slot = slot(hashes, values, hash);
        if (values[slot] == 0) {
            size++;
        }
        hashes[slot] = hash;
        values[slot] = value;
        marks[slot] = mark;
        if (size > hashes.length / 2) {
            grow();
        }
    }

    /** The numbers of all tasks, in no order. */
    IntStream values() {
        return IntStream.of(values).filter(value -> value != 0);
    }

    private void grow() {
        long[] moreHashes = new long[hashes.length * 2];
        int[] moreValues = new int[hashes.length * 2];
        int[] moreMarks = new int[hashes.length * 2];
        for (int i = 0; i < hashes.length; i++) {
            if (values[i] != 0) {
                int slot = slot(moreHashes, moreValues, hashes[i]);
                moreHashes[slot] = hashes[i];
                moreValues[slot] = values[i];
                moreMarks[slot] = marks[i];
            }
        }
        hashes = moreHashes;
        values = moreValues;
        marks = moreMarks;
    }

    private static int slot(long[] hashes, int[] values, long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash ^ hash >>> 32) & mask;
        while (values[slot] != 0 && hashes[slot] != hash) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    /** FNV-1a with a final mix, so that ids that differ only in their last digit are far apart. */
    private static long hash(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ b & 0xff) * FNV_PRIME;
        }
        hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
        return hash ^ hash >>> 33;
    }
}
