package taskmgmt.scan;

import java.util.Arrays;
import taskmgmt.bytes.Hash;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;

/**
 * A set of task ids, as 32 bits of the hash of each: an id that is not found is certainly absent; one that is found may, in one of
 * many thousands of cases, be another. Immutable.
 */
final class EndedIds {
    static final EndedIds NONE = new EndedIds(new int[0]);

    /** In ascending order. */
    private final int[] hashes;

    private EndedIds(int[] hashes) {
        this.hashes = hashes;
    }

    static EndedIds of(EndedRuns runs) {
        int[] hashes = new int[runs.size()];
        int[] next = {0};
        runs.forEachId(id -> hashes[next[0]++] = hash(id));
        Arrays.sort(hashes);
        return new EndedIds(hashes);
    }

    boolean mayHold(byte[] bytes, int start, int end) {
        return hashes.length > 0 && Arrays.binarySearch(hashes, hash(Arrays.copyOfRange(bytes, start, end))) >= 0;
    }

    private static int hash(byte[] id) {
        return (int) Hash.of(id);
    }

    /** Four bytes each, in little-endian order. */
    void write(StateWriter state) {
        byte[] bytes = new byte[hashes.length * Integer.BYTES];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (hashes[i / Integer.BYTES] >>> i % Integer.BYTES * Byte.SIZE);
        }
        state.bytes(bytes);
    }

    static EndedIds read(StateReader state) {
        byte[] bytes = state.bytes();
        int[] hashes = new int[bytes.length / Integer.BYTES];
        for (int i = 0; i < hashes.length * Integer.BYTES; i++) {
            hashes[i / Integer.BYTES] |= (bytes[i] & 0xff) << i % Integer.BYTES * Byte.SIZE;
        }
        return new EndedIds(hashes);
    }
}
