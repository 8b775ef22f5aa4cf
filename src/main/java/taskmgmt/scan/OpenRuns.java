package taskmgmt.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The open tasks by the bytes of their ids, so that a line is matched without making a text of its id. Open addressing with
 * linear probing; what is removed leaves no gap (Knuth, The Art of Computer Programming 3, 6.4, algorithm R). Not
 * thread-safe.
 */
final class OpenRuns {
    private @Nullable OpenRun[] slots = new @Nullable OpenRun[64];
    private int size;

    int size() {
        return size;
    }

    @Nullable OpenRun get(byte[] bytes, int start, int end) {
        for (int slot = home(hash(bytes, start, end)); ; slot = slot + 1 & slots.length - 1) {
            OpenRun run = slots[slot];
            if (run == null || Arrays.equals(run.id, 0, run.id.length, bytes, start, end)) {
                return run;
            }
        }
    }

    /** Adds a task whose id is not there yet. */
    void add(OpenRun run) {
        if (size >= slots.length / 2) {
            grow();
        }
        insert(run);
        size++;
    }

    void remove(OpenRun run) {
        int mask = slots.length - 1;
        int gap = home(hash(run.id, 0, run.id.length));
        while (slots[gap] != run) {
            if (slots[gap] == null) {
                return;
            }
            gap = gap + 1 & mask;
        }
        size--;
        slots[gap] = null;
        for (int slot = gap + 1 & mask; ; slot = slot + 1 & mask) {
            OpenRun next = slots[slot];
            if (next == null) {
                return;
            }
            int home = home(hash(next.id, 0, next.id.length));
            if ((slot - home & mask) >= (slot - gap & mask)) {
                slots[gap] = next;
                slots[slot] = null;
                gap = slot;
            }
        }
    }

    /** All of them, in the order of their creation. */
    List<OpenRun> inOrder() {
        List<OpenRun> runs = new ArrayList<>(size);
        for (OpenRun run : slots) {
            if (run != null) {
                runs.add(run);
            }
        }
        runs.sort(Comparator.comparingLong(run -> run.createdOffset));
        return runs;
    }

    private void insert(OpenRun run) {
        int slot = home(hash(run.id, 0, run.id.length));
        while (slots[slot] != null) {
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = run;
    }

    private void grow() {
        @Nullable OpenRun[] old = slots;
        slots = new @Nullable OpenRun[old.length * 2];
        for (OpenRun run : old) {
            if (run != null) {
                insert(run);
            }
        }
    }

    private int home(int hash) {
        return hash & slots.length - 1;
    }

    private static int hash(byte[] bytes, int start, int end) {
        int hash = 1;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + bytes[i];
        }
        hash *= 0x9E3779B9; // 2^32 divided by the golden ratio
        return hash ^ hash >>> 15;
    }
}
