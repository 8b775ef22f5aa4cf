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
 * The tasks whose last attempt failed or was cancelled, by the bytes of their ids: another attempt may follow, and until the
 * log has been read nobody knows. Most of them never come again, so they are kept as bytes, and most of those in a file; in
 * memory are a hash and a place for each. Open addressing with linear probing. Not thread-safe.
 */
final class EndedRuns {
    private static final int NONE = -1;
    /** Of a slot whose run was taken out: the probing goes on over it. */
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

    /** Takes out the run of this id that ended first, where it may be followed by this move; null where not, or where there is none. */
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

    /** All of them, in the order in which they were put. */
    void forEach(Consumer<OpenRun> to) {
        records.forEach(inOrder(), record -> to.accept(OpenRun.read(new StateReader(record))));
    }

    /** The ids of all of them, in the same order. */
    void forEachId(Consumer<byte[]> to) {
        records.forEach(inOrder(), record -> to.accept(OpenRun.idOf(new StateReader(record))));
    }

    /** Adds those of another, whose ids are not here yet, and which must not be used any more. */
    void addAll(EndedRuns later) {
        makeRoom(later.size);
        long shift = records.addAll(later.records);
        insertAll(later.places, later.hashes, shift);
        size += later.size;
    }

    /** The runs of one id come in their order: a table is half empty, and no row of its slots that are taken goes over a free one. */
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
     * For this many more, at once: another table's runs come in the order of their hashes, and while this one grew step by step they
     * would crowd in a part of it. Also lets go of the slots of runs that were taken out.
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
