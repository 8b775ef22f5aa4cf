package taskmgmt.audit.tree;

import java.util.Arrays;
import java.util.List;

/**
 * The result of checking a proof: it holds, or the reason why not. Checking is a pure function of what the verifier trusts (roots,
 * sizes) and of what it was given (everything else), as defined in RFC 9162 sections 2.1.3.2 and 2.1.4.2; it shares only the two
 * hashes with {@link MerkleProofs}.
 */
public enum MerkleProofCheck {
    HOLDS("the proof holds"),
    /** The index is negative or not below the size, or a size is negative. */
    NO_SUCH_LEAF("the tree has no leaf with that index"),
    /** The tree that is supposed to be the old one is larger than the new one. */
    SIZES_EXCHANGED("the old tree is larger than the new one"),
    WRONG_LENGTH("the proof has another number of hashes than such a proof has"),
    /** A hash, of the proof or of a root or leaf, is not 32 bytes long. */
    WRONG_HASH_LENGTH("a hash is not 32 bytes long"),
    /** The proof does not lead to the root of the (new) tree. */
    WRONG_ROOT("the proof leads to another root"),
    /** The proof does not lead to the root of the old tree. */
    WRONG_OLD_ROOT("the proof leads to another root of the old tree");

    private final String text;

    MerkleProofCheck(String text) {
        this.text = text;
    }

    /** The text for people. */
    public String text() {
        return text;
    }

    public boolean holds() {
        return this == HOLDS;
    }

    /** Whether the proof shows that a leaf with this hash has this index in the tree of this size and root. */
    public static MerkleProofCheck inclusion(byte[] leaf, long index, long size, byte[] root, List<byte[]> proof) {
        if (index < 0 || index >= size) {
            return NO_SUCH_LEAF;
        }
        if (!areHashes(proof) || !isHash(leaf) || !isHash(root)) {
            return WRONG_HASH_LENGTH;
        }
        MerkleHasher hasher = new MerkleHasher();
        long node = index;
        long last = size - 1;
        byte[] hash = leaf;
        for (byte[] sibling : proof) {
            if (last == 0) {
                return WRONG_LENGTH;
            }
            if ((node & 1) == 1 || node == last) {
                hash = hasher.node(sibling, hash);
                int rises = risesWhileEven(node);
                node >>>= rises;
                last >>>= rises;
            } else {
                hash = hasher.node(hash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            return WRONG_LENGTH;
        }
        return Arrays.equals(hash, root) ? HOLDS : WRONG_ROOT;
    }

    /** Whether the proof shows that the new tree begins with the old one. */
    public static MerkleProofCheck consistency(
            long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        if (oldSize < 0 || newSize < oldSize) {
            return SIZES_EXCHANGED;
        }
        if (!areHashes(proof) || !isHash(oldRoot) || !isHash(newRoot)) {
            return WRONG_HASH_LENGTH;
        }
        if (oldSize == 0 && !Arrays.equals(oldRoot, new MerkleHasher().empty())) {
            return WRONG_OLD_ROOT;
        }
        if (oldSize == newSize || oldSize == 0) {
            boolean fits = oldSize == 0 && newSize > 0 || Arrays.equals(oldRoot, newRoot);
            return !proof.isEmpty() ? WRONG_LENGTH : fits ? HOLDS : WRONG_ROOT;
        }
        return climb(oldSize, oldRoot, newSize, newRoot, proof);
    }

    /** Climbs from the old tree's last leaf to both roots at once. Needs 0 &lt; oldSize &lt; newSize. */
    private static MerkleProofCheck climb(
            long oldSize, byte[] oldRoot, long newSize, byte[] newRoot, List<byte[]> proof) {
        boolean perfect = Long.bitCount(oldSize) == 1; // then its root is the first hash of the proof, and is left out
        if (!perfect && proof.isEmpty()) {
            return WRONG_LENGTH;
        }
        MerkleHasher hasher = new MerkleHasher();
        int rises = Long.numberOfTrailingZeros(oldSize);
        long node = oldSize - 1 >>> rises;
        long last = newSize - 1 >>> rises;
        byte[] oldHash = perfect ? oldRoot : proof.getFirst();
        byte[] newHash = oldHash;
        for (byte[] sibling : proof.subList(perfect ? 0 : 1, proof.size())) {
            if (last == 0) {
                return WRONG_LENGTH;
            }
            if ((node & 1) == 1 || node == last) {
                oldHash = hasher.node(sibling, oldHash);
                newHash = hasher.node(sibling, newHash);
                rises = risesWhileEven(node);
                node >>>= rises;
                last >>>= rises;
            } else {
                newHash = hasher.node(newHash, sibling);
            }
            node >>>= 1;
            last >>>= 1;
        }
        if (last != 0) {
            return WRONG_LENGTH;
        }
        return !Arrays.equals(oldHash, oldRoot) ? WRONG_OLD_ROOT : Arrays.equals(newHash, newRoot) ? HOLDS : WRONG_ROOT;
    }

    /** How many further levels a node rises until it is a right child, that is, while it is even and not the leftmost node. */
    private static int risesWhileEven(long node) {
        return node == 0 ? 0 : Long.numberOfTrailingZeros(node);
    }

    private static boolean areHashes(List<byte[]> hashes) {
        return hashes.stream().allMatch(MerkleProofCheck::isHash);
    }

    private static boolean isHash(byte[] hash) {
        return hash.length == MerkleHasher.HASH_BYTES;
    }
}
