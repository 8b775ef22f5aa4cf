package taskmgmt.audit.tree;

/** Where the hashes of a tree's perfect subtrees come from, when a proof is made. */
@FunctionalInterface
public interface Subtrees {
    /**
     * The root of a perfect subtree.
     *
     * @param level logarithm of its number of leaves: 0 for a leaf
     * @param index how many subtrees of that level are left of it
     * @throws java.io.UncheckedIOException where it has to be read and cannot be
     */
    byte[] hash(int level, long index);
}
