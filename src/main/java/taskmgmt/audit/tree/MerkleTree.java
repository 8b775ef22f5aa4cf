package taskmgmt.audit.tree;

import java.util.Arrays;

/**
 * A Merkle tree that grows at its right end, RFC 6962 section 2.1. It keeps only what all further roots are computed from: the
 * roots of the perfect subtrees, one for each 1 in the binary form of the size, the largest first. They are also its state, from
 * which it can be continued later. Adding a leaf hashes the leaf and, on average, one node. Not thread-safe.
 */
public final class MerkleTree {
    private static final int HASH_BYTES = MerkleHasher.HASH_BYTES;
    /** A size has at most 63 ones, and for a moment there is one more subtree. */
    private static final int MAX_PEAKS = 64;

    private final MerkleHasher hasher = new MerkleHasher();
    private final byte[] peaks = new byte[MAX_PEAKS * HASH_BYTES];
    private int count;
    private long size;

    /** A tree without leaves. */
    public MerkleTree() {}

    /**
     * The tree that had this size and state.
     *
     * @param peaks as returned by {@link #peaks}
     * @throws IllegalArgumentException if a tree of that size has a different number of peaks
     */
    public MerkleTree(long size, byte[] peaks) {
        if (size < 0 || peaks.length != Long.bitCount(size) * HASH_BYTES) {
            throw new IllegalArgumentException("a tree of " + size + " leaves does not have " + peaks.length + " bytes of state");
        }
        System.arraycopy(peaks, 0, this.peaks, 0, peaks.length);
        this.count = Long.bitCount(size);
        this.size = size;
    }

    /** Adds a line: the bytes from {@code start} to before {@code end}, without the line's end. */
    public void add(byte[] bytes, int start, int end) {
        hasher.leaf(bytes, start, end, peaks, count * HASH_BYTES);
        push(0);
    }

    /** Adds a leaf by its hash, which is in {@code hash} from {@code at} on. */
    public void addLeafHash(byte[] hash, int at) {
        addSubtree(0, hash, at);
    }

    /**
     * Adds a perfect subtree of 2<sup>level</sup> leaves.
     *
     * @throws IllegalArgumentException if the size is not a multiple of that
     */
    public void addSubtree(int level, byte[] hash, int at) {
        if (Long.numberOfTrailingZeros(size) < level) {
            throw new IllegalArgumentException("no subtree of level " + level + " begins at leaf " + size);
        }
        System.arraycopy(hash, at, peaks, count * HASH_BYTES, HASH_BYTES);
        push(level);
    }

    /** Counts the peak that was just appended, and merges peaks of the same size. */
    private void push(int level) {
        count++;
        for (long others = size >>> level; (others & 1) == 1; others >>>= 1) {
            count--;
            hasher.node(peaks, (count - 1) * HASH_BYTES);
        }
        size += 1L << level;
    }

    /** How many leaves it has. */
    public long size() {
        return size;
    }

    /** The root over all leaves so far. */
    public byte[] root() {
        if (count == 0) {
            return hasher.empty();
        }
        byte[] pair = new byte[2 * HASH_BYTES];
        System.arraycopy(peaks, (count - 1) * HASH_BYTES, pair, 0, HASH_BYTES);
        for (int i = count - 2; i >= 0; i--) {
            System.arraycopy(pair, 0, pair, HASH_BYTES, HASH_BYTES);
            System.arraycopy(peaks, i * HASH_BYTES, pair, 0, HASH_BYTES);
            hasher.node(pair, 0);
        }
        return Arrays.copyOf(pair, HASH_BYTES);
    }

    /** The roots of the perfect subtrees, one after the other, the largest first: the state from which the tree can be continued. */
    public byte[] peaks() {
        return Arrays.copyOf(peaks, count * HASH_BYTES);
    }
}
