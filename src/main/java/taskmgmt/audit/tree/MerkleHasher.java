package taskmgmt.audit.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import taskmgmt.hash.Sha256;

/**
 * The hashes that a Merkle tree is made of, RFC 6962 section 2.1: a leaf's is SHA-256(0x00 ‖ line), a node's is
 * SHA-256(0x01 ‖ left ‖ right). The first byte keeps a node from passing for a leaf. Writes into arrays of the caller's and
 * reuses one digest, because a tree over a large log is millions of these. Not thread-safe.
 */
public final class MerkleHasher {
    /** Length of every hash, in bytes. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final MessageDigest digest = Sha256.digest();

    /** Writes to {@code hash}, from {@code at} on, the hash of the leaf that the bytes from {@code start} to {@code end} are. */
    public void leaf(byte[] bytes, int start, int end, byte[] hash, int at) {
        digest.update(LEAF_PREFIX);
        digest.update(bytes, start, end - start);
        finish(hash, at);
    }

    /** The hash of a leaf. */
    public byte[] leaf(byte[] bytes) {
        byte[] hash = new byte[HASH_BYTES];
        leaf(bytes, 0, bytes.length, hash, 0);
        return hash;
    }

    /** Puts the hash of a node in the place of its two children, which stand one after the other from {@code at} on. */
    public void node(byte[] hashes, int at) {
        digest.update(NODE_PREFIX);
        digest.update(hashes, at, 2 * HASH_BYTES);
        finish(hashes, at);
    }

    /** The hash of the node over two others. */
    public byte[] node(byte[] left, byte[] right) {
        byte[] hashes = Arrays.copyOf(left, 2 * HASH_BYTES);
        System.arraycopy(right, 0, hashes, HASH_BYTES, HASH_BYTES);
        node(hashes, 0);
        return Arrays.copyOf(hashes, HASH_BYTES);
    }

    /** The root of a tree without leaves: the hash of nothing. */
    public byte[] empty() {
        return digest.digest();
    }

    private void finish(byte[] hash, int at) {
        try {
            digest.digest(hash, at, HASH_BYTES);
        } catch (DigestException e) {
            throw new IllegalStateException("a hash is " + HASH_BYTES + " bytes", e);
        }
    }
}
