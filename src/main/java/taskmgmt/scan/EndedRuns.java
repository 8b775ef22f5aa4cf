package taskmgmt.scan;

import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Lifecycle;
import taskmgmt.task.Move;

/**
 * The tasks whose last attempt failed or was cancelled, by the bytes of their ids: another attempt may follow, which is unknown
 * until the log has been read. Most of them never come up again, so they are kept as bytes, most of them in a file; only a hash and
 * a position for each are in memory. Open addressing with linear probing. Not thread-safe.
 */
final class EndedRuns {
    private static final int NONE = -1;
    /** Marks a slot whose run was removed; probing continues past it. */
    private static final int TAKEN = -2;

    private final RunRecords records = new RunRecords();
    private final StateWriter state = new StateWriter();
    private long[] places = {};
    private int[] hashes = {};
    private int size;
    private int used;

    int size() {
        return size;
    }

    void put(OpenRun run) {
        state.clear();
        run.write(state);
        put(Bytes.hash(run.id, 0, run.id.length), state.toByteArray());
    }

    /** Removes the run of this id that ended first, if this move may follow it; returns null if not, or if there is none. */
    @Nullable OpenRun take(byte[] bytes, int start, int end, Move move) {
        if (size == 0) {
            return null;
        }
        int hash = Bytes.hash(bytes, start, end);
        int mask = places.length - 1;
        for (int slot = hash & mask; places[slot] != NONE; slot = slot + 1 & mask) {
            if (places[slot] >= 0 && hashes[slot] == hash) {
                OpenRun run = OpenRun.read(new StateReader(records.at(places[slot])));
                if (Arrays.equals(run.id, 0, run.id.length, bytes, start, end)) {
                    if (!Lifecycle.allows(run.standing(), move)) {
                        return null;
                    }
                    places[slot] = TAKEN;
                    size--;
                    return run;
                }
            }
        }
        return null;
    }

    /** All runs, in the order in which they were added. */
    void forEach(Consumer<OpenRun> to) {
        records.forEach(inOrder(), record -> to.accept(OpenRun.read(new StateReader(record))));
    }

    /** The ids of all runs, in the same order. */
    void forEachId(Consumer<byte[]> to) {
        records.forEach(inOrder(), record -> to.accept(OpenRun.idOf(new StateReader(record))));
    }

    /** Adds the runs of another table, none of whose ids are here yet; it must not be used afterwards. */
    void addAll(EndedRuns later) {
        makeRoom(later.size);
        long shift = records.addAll(later.records);
        insertAll(later.places, later.hashes, shift);
        size += later.size;
    }

    /**
     * Runs of one id are added in their order, because a table is at most half full and no sequence of occupied slots crosses a
     * free one.
     */
    private void insertAll(long[] from, int[] theirHashes, long shift) {
        int free = 0;
        while (free < from.length && from[free] != NONE) {
            free++;
        }
        for (int i = 0; i < from.length; i++) {
            int slot = free + i & from.length - 1;
            if (from[slot] >= 0) {
                insert(theirHashes[slot], from[slot] + shift);
            }
        }
    }

    void write(StateWriter state) {
        state.number(size);
        records.forEach(inOrder(), state::bytes);
    }

    private long[] inOrder() {
        long[] all = new long[size];
        int next = 0;
        for (long place : places) {
            if (place >= 0) {
                all[next++] = place;
            }
        }
        Arrays.sort(all);
        return all;
    }

    void read(StateReader state) {
        int count = state.count();
        makeRoom(count);
        for (int left = count; left > 0; left--) {
            put(state.bytes());
        }
    }

    private void put(byte[] record) {
        byte[] id = OpenRun.idOf(new StateReader(record));
        put(Bytes.hash(id, 0, id.length), record);
    }

    private void put(int hash, byte[] record) {
        makeRoom(1);
        insert(hash, records.add(record));
        size++;
    }

    private void insert(int hash, long place) {
        int mask = places.length - 1;
        int slot = hash & mask;
        while (places[slot] != NONE) {
            slot = slot + 1 & mask;
        }
        places[slot] = place;
        hashes[slot] = hash;
        used++;
    }

    /**
     * Makes room for this many more at once: another table's runs arrive in the order of their hashes, and if this one grew step by
     * step, they would cluster in one part of it. Also frees the slots of runs that were removed.
     */
    private void makeRoom(int more) {
        if (used + more <= places.length / 2) {
            return;
        }
        long[] oldPlaces = places;
        int[] oldHashes = hashes;
        int capacity = Math.max(64, Integer.highestOneBit(size + more) * 4);
        places = new long[capacity];
        Arrays.fill(places, NONE);
        hashes = new int[capacity];
        used = 0;
        insertAll(oldPlaces, oldHashes, 0);
    }
}
