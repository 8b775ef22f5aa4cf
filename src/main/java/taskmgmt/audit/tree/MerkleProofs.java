package taskmgmt.audit.tree;

import java.util.ArrayList;
import java.util.List;

/**
 * Makes the proofs of RFC 6962 section 2.1 (the same as those of RFC 9162 section 2.1) from the hashes of perfect subtrees. Each
 * proof needs a number of them that grows with the logarithm of the tree's size, so the leaves are never all needed at once. {@link
 * MerkleProofCheck} is the counterpart.
 */
public final class MerkleProofs {
    private final MerkleHasher hasher = new MerkleHasher();
    private final Subtrees subtrees;

    public MerkleProofs(Subtrees subtrees) {
        this.subtrees = subtrees;
    }

    /** The root of the tree's first {@code size} leaves. */
    public byte[] root(long size) {
        return size == 0 ? hasher.empty() : range(0, size);
    }

    /**
     * The proof that leaf {@code index} is in the tree of the first {@code size} leaves: PATH(index, D[size]) of section 2.1.1,
     * from the leaf's sibling up to a child of the root.
     *
     * @throws IllegalArgumentException if the tree has no such leaf
     */
    public List<byte[]> inclusion(long index, long size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException("a tree of " + size + " leaves has none with index " + index);
        }
        List<byte[]> path = new ArrayList<>();
        inclusion(index, 0, size, path);
        return path;
    }

    private void inclusion(long index, long from, long to, List<byte[]> path) {
        if (to - from == 1) {
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (index < middle) {
            inclusion(index, from, middle, path);
            path.add(range(middle, to));
        } else {
            inclusion(index, middle, to, path);
            path.add(range(from, middle));
        }
    }

    /**
     * The proof that the tree of the first {@code newSize} leaves begins with that of the first {@code oldSize}: PROOF(oldSize,
     * D[newSize]) of section 2.1.2. Empty if the sizes are the same or the old tree is empty.
     *
     * @throws IllegalArgumentException if the old tree is larger than the new one
     */
    public List<byte[]> consistency(long oldSize, long newSize) {
        if (oldSize < 0 || oldSize > newSize) {
            throw new IllegalArgumentException("a tree of " + newSize + " leaves does not begin with " + oldSize);
        }
        List<byte[]> proof = new ArrayList<>();
        if (oldSize > 0) {
            consistency(oldSize, 0, newSize, true, proof);
        }
        return proof;
    }

    /** @param known whether the part is the whole old tree, whose root the verifier has */
    private void consistency(long oldSize, long from, long to, boolean known, List<byte[]> proof) {
        if (oldSize == to) {
            if (!known) {
                proof.add(range(from, to));
            }
            return;
        }
        long middle = from + largestPowerBelow(to - from);
        if (oldSize <= middle) {
            consistency(oldSize, from, middle, known, proof);
            proof.add(range(middle, to));
        } else {
            consistency(oldSize, middle, to, false, proof);
            proof.add(range(from, middle));
        }
    }

    /** The hash of a run of leaves that is a node in RFC 6962's division of the tree. */
    private byte[] range(long from, long to) {
        long length = to - from;
        if (Long.bitCount(length) == 1) {
            int level = Long.numberOfTrailingZeros(length);
            return subtrees.hash(level, from >>> level);
        }
        long middle = from + largestPowerBelow(length);
        return hasher.node(range(from, middle), range(middle, to));
    }

    /** The RFC's k: the largest power of two that is smaller than {@code length}, which is at least 2. */
    private static long largestPowerBelow(long length) {
        return Long.highestOneBit(length - 1);
    }
}
