package taskmgmt.audit.tree;

/** Supplies the hashes of a tree's perfect subtrees for a proof. */
@FunctionalInterface
public interface Subtrees {
    /**
     * The root of a perfect subtree.
     *
     * @param level logarithm of its number of leaves: 0 for a leaf
     * @param index number of subtrees of that level to its left
     * @throws java.io.UncheckedIOException if it has to be read and cannot be
     */
    byte[] hash(int level, long index);
}
