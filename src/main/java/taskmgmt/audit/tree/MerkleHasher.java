package taskmgmt.audit.tree;

import java.security.DigestException;
import java.security.MessageDigest;
import java.util.Arrays;
import taskmgmt.hash.Sha256;

/**
 * The hashes of a Merkle tree, RFC 6962 section 2.1: the hash of a leaf is SHA-256(0x00 ‖ line), the hash of a node is SHA-256(0x01
 * ‖ left ‖ right). The first byte keeps a node from passing for a leaf. Writes into the caller's arrays and reuses one digest,
 * because a tree over a large log takes millions of hashes. Not thread-safe.
 */
public final class MerkleHasher {
    /** Length of every hash, in bytes. */
    public static final int HASH_BYTES = 32;

    private static final byte LEAF_PREFIX = 0;
    private static final byte NODE_PREFIX = 1;

    private final MessageDigest digest = Sha256.digest();

    /** Writes to {@code hash}, starting at {@code at}, the hash of the leaf made of the bytes from {@code start} to {@code end}. */
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

    /** Replaces two child hashes, one after the other from {@code at} on, with the hash of their parent. */
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
