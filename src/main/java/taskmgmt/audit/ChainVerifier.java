package taskmgmt.audit;

import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * Follows the chain line by line and names every place where it does not hold. Takes the lines in their order; knows
 * nothing of files. After a break it goes on from the line that it found, so that one change is one finding, or two.
 */
public final class ChainVerifier {
    private final String file;
    private final Consumer<Finding> findings;
    private final LongFunction<String> hashOfFirst;
    private long line;
    private long unchained;
    private long chained;
    private @Nullable ChainHead head;

    /**
     * A verifier at the log's beginning.
     *
     * @param file        the log's name, for findings
     * @param hashOfFirst SHA-256, in hexadecimal, of the log's first bytes, as many as asked: what the first link vouches for
     */
    public ChainVerifier(String file, LongFunction<String> hashOfFirst, Consumer<Finding> findings) {
        this.file = file;
        this.hashOfFirst = hashOfFirst;
        this.findings = findings;
    }

    /** Takes the next line; returns true where it is an intact link. */
    public boolean accept(byte[] bytes, int start, int end, long offset) {
        line++;
        ChainedLine link = ChainedLine.parse(bytes, start, end);
        if (link == null) {
            unchained(offset);
            return false;
        }
        ChainHead before = head == null ? new ChainHead(unchained, hashOfFirst.apply(offset)) : head;
        check(link, before, offset);
        head = link.head();
        chained++;
        return link.intact();
    }

    private void check(ChainedLine link, ChainHead before, long offset) {
        if (!link.intact()) {
            find(Finding.Kind.ALTERED_ENTRY, offset, "entry " + link.seq() + " was altered: its bytes do not have its hash");
        }
        if (!link.prev().equals(before.hash())) {
            find(Finding.Kind.BROKEN_LINK, offset, chained == 0
                    ? "entry " + link.seq() + " does not link to what stands before the chain: that was altered"
                    : "entry " + link.seq() + " does not link to entry " + before.seq()
                            + ": something was altered, removed or inserted before it");
        } else if (link.seq() != before.seq() + 1) {
            find(Finding.Kind.BROKEN_LINK, offset, "entry " + link.seq() + " follows entry " + before.seq());
        }
    }

    /** A blank line: what a repair leaves. It is counted, and nothing more. */
    public void blank() {
        line++;
    }

    /** A line of which nothing can be read. */
    public void corrupt(long offset) {
        line++;
        unchained(offset);
    }

    private void unchained(long offset) {
        unchained++;
        if (head != null) {
            find(Finding.Kind.FOREIGN_LINE, offset, "this line is no link of the chain");
        }
    }

    private void find(Finding.Kind kind, long offset, String text) {
        findings.accept(new Finding(kind, file, line, offset, text));
    }

    /** Lines that are no links: before the chain, older entries. */
    public long unchained() {
        return unchained;
    }

    public long chained() {
        return chained;
    }

    /** The number of the last line taken, counted from 1. */
    public long line() {
        return line;
    }

    /** The last link's place; null where there is no chain. */
    public @Nullable ChainHead head() {
        return head;
    }
}
