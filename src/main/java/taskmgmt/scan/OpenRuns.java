package taskmgmt.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;

/**
 * The open tasks by the bytes of their ids, so that a line is matched without creating a string for its id. Open addressing with
 * linear probing; removal leaves no gaps (Knuth, The Art of Computer Programming 3, 6.4, algorithm R). Not thread-safe.
 */
final class OpenRuns {
    private @Nullable OpenRun[] slots = new @Nullable OpenRun[64];
    /** The hash of the task in each slot, so that usually only the wanted task is touched. */
    private int[] hashes = new int[64];
    private int size;

    int size() {
        return size;
    }

    @Nullable OpenRun get(byte[] bytes, int start, int end) {
        int hash = Bytes.hash(bytes, start, end);
        int mask = slots.length - 1;
        for (int slot = hash & mask; ; slot = slot + 1 & mask) {
            OpenRun run = slots[slot];
            if (run == null || (hashes[slot] == hash && Arrays.equals(run.id, 0, run.id.length, bytes, start, end))) {
                return run;
            }
        }
    }

    /** Adds a task whose id is not present yet. */
    void add(OpenRun run) {
        if (size >= slots.length / 2) {
            grow();
        }
        insert(run, Bytes.hash(run.id, 0, run.id.length));
        size++;
    }

    /** Removes a task that is present. */
    void remove(OpenRun run) {
        int mask = slots.length - 1;
        int gap = Bytes.hash(run.id, 0, run.id.length) & mask;
        while (slots[gap] != run) {
            gap = gap + 1 & mask;
        }
        size--;
        slots[gap] = null;
        for (int slot = gap + 1 & mask; slots[slot] != null; slot = slot + 1 & mask) {
            if ((slot - hashes[slot] & mask) >= (slot - gap & mask)) {
                slots[gap] = slots[slot];
                hashes[gap] = hashes[slot];
                slots[slot] = null;
                gap = slot;
            }
        }
    }

    /** All tasks, in order of creation. */
    List<OpenRun> inOrder() {
        List<OpenRun> runs = new ArrayList<>(size);
        for (OpenRun run : slots) {
            if (run != null) {
                runs.add(run);
            }
        }
        runs.sort((one, other) -> Long.compare(one.createdOffset, other.createdOffset));
        return runs;
    }

    private void insert(OpenRun run, int hash) {
        int slot = hash & slots.length - 1;
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = run;
        hashes[slot] = hash;
    }

    private void grow() {
        @Nullable OpenRun[] oldSlots = slots;
        int[] oldHashes = hashes;
        slots = new @Nullable OpenRun[oldSlots.length * 2];
        hashes = new int[oldSlots.length * 2];
        for (int i = 0; i < oldSlots.length; i++) {
            OpenRun run = oldSlots[i];
            if (run != null) {
                insert(run, oldHashes[i]);
            }
        }
    }
}
