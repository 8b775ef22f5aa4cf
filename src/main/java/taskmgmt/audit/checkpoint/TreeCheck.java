package taskmgmt.audit.checkpoint;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.tree.MerkleTree;

/**
 * Builds the Merkle tree over the entries of a log, and compares it with roots that were written down earlier. It is given the
 * lines in order and knows nothing of files. Not thread-safe.
 */
public final class TreeCheck {
    private final MerkleTree tree;
    private final List<KnownRoot> awaited = new ArrayList<>();
    private final List<CheckedRoot> checked = new ArrayList<>();
    private long next = Long.MAX_VALUE;

    /** @param tree over what comes before the first line: empty, or from an earlier state */
    public TreeCheck(MerkleTree tree) {
        this.tree = tree;
    }

    /**
     * Adds a root to be looked for.
     *
     * @throws IllegalArgumentException if the tree already has more entries, so that its earlier root is no longer known
     */
    public void await(KnownRoot root) {
        if (root.size() < tree.size()) {
            throw new IllegalArgumentException("the tree has " + tree.size() + " entries already");
        }
        awaited.add(root);
        next = Math.min(next, root.size());
        if (root.size() == tree.size()) {
            reached(0, null);
        }
    }

    /** Adds a line; true if somebody wrote down the root over everything so far: then {@link #reached} must be called. */
    public boolean add(byte[] bytes, int start, int end) {
        tree.add(bytes, start, end);
        return tree.size() == next;
    }

    /** Compares the root over everything so far with the ones that were written down for it. */
    public void reached(long offset, @Nullable String timestamp) {
        String root = root();
        next = Long.MAX_VALUE;
        for (KnownRoot known : List.copyOf(awaited)) {
            if (known.size() == tree.size()) {
                CheckedRoot.Fit fit = known.root().equals(root) ? CheckedRoot.Fit.SAME : CheckedRoot.Fit.DIFFERS;
                checked.add(new CheckedRoot(known, fit, offset, timestamp));
                awaited.remove(known);
            } else {
                next = Math.min(next, known.size());
            }
        }
    }

    /** The results for all roots, after the last line. */
    public List<CheckedRoot> end() {
        for (KnownRoot known : awaited) {
            checked.add(new CheckedRoot(known, CheckedRoot.Fit.LOG_SHORTER, 0, null));
        }
        awaited.clear();
        return List.copyOf(checked);
    }

    /** How many entries there are so far. */
    public long size() {
        return tree.size();
    }

    /** The root over all entries so far, in base64. */
    public String root() {
        return Base64.getEncoder().encodeToString(tree.root());
    }

    /** The tree's state, see {@link MerkleTree#peaks}. */
    public byte[] peaks() {
        return tree.peaks();
    }
}
