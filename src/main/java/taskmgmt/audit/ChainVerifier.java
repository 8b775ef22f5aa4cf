package taskmgmt.audit;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.HexDigest;
import taskmgmt.hash.Sha256;

/**
 * Follows the chain line by line and reports every place where it does not hold. It is given the lines in order and knows nothing
 * of files. After a break it continues from the line that it found, so that one change yields one finding, or two.
 */
public final class ChainVerifier {
    private final String file;
    private final Consumer<Violation> findings;
    private final LongFunction<String> hashOfFirst;
    private final LinkForm link = new LinkForm();
    private final HexDigest digest = new HexDigest();
    private final byte[] headHash = new byte[Sha256.HEX_LENGTH];
    private long headSeq;
    private long line;
    private long unchained;
    private long chained;

    /**
     * How far a log has been followed without a finding.
     *
     * @param line      lines so far, blank ones included
     * @param unchained lines that are not links
     * @param chained   links
     * @param head      the position of the last link; null if there is none
     */
    public record State(long line, long unchained, long chained, @Nullable ChainHead head) {
        /** The state at the start of a log. */
        public static final State BEGINNING = new State(0, 0, 0, null);
    }

    /**
     * A verifier that continues from a state.
     *
     * @param file        the log's name, for findings
     * @param hashOfFirst the SHA-256, in hexadecimal, of the given number of bytes at the start of the log, which the first link
     * vouches for
     */
    public ChainVerifier(String file, State state, LongFunction<String> hashOfFirst, Consumer<Violation> findings) {
        this.file = file;
        this.hashOfFirst = hashOfFirst;
        this.findings = findings;
        this.line = state.line();
        this.unchained = state.unchained();
        this.chained = state.chained();
        if (state.head() != null) {
            setHead(state.head());
        }
    }

    /** How far the log has been followed. */
    public State state() {
        return new State(line, unchained, chained, head());
    }

    /** Checks the next line; returns true if it is an intact link. */
    public boolean accept(byte[] bytes, int start, int end, long offset) {
        line++;
        if (!link.read(bytes, start, end)) {
            unchained(offset);
            return false;
        }
        if (chained == 0) {
            setHead(new ChainHead(unchained, hashOfFirst.apply(offset)));
        }
        digest.update(bytes, start, link.bodyEnd() - start);
        boolean intact = digest.matches(bytes, link.hashStart());
        if (!intact) {
            find(Violation.Kind.ALTERED_ENTRY, offset, "entry " + link.seq() + " was altered: its bytes do not have its hash");
        }
        checkLink(bytes, offset);
        System.arraycopy(bytes, link.hashStart(), headHash, 0, headHash.length);
        headSeq = link.seq();
        chained++;
        return intact;
    }

    private void checkLink(byte[] bytes, long offset) {
        int prev = link.prevStart();
        if (!Arrays.equals(bytes, prev, prev + headHash.length, headHash, 0, headHash.length)) {
            find(Violation.Kind.BROKEN_LINK, offset, chained == 0
                    ? "entry " + link.seq() + " does not link to what stands before the chain: that was altered"
                    : "entry " + link.seq() + " does not link to entry " + headSeq
                            + ": something was altered, removed or inserted before it");
        } else if (link.seq() != headSeq + 1) {
            find(Violation.Kind.BROKEN_LINK, offset, "entry " + link.seq() + " follows entry " + headSeq);
        }
    }

    private void setHead(ChainHead head) {
        headSeq = head.seq();
        byte[] digits = head.hash().getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(digits, 0, headHash, 0, headHash.length);
    }

    /** A blank line, as a repair leaves it. It is only counted. */
    public void blank() {
        line++;
    }

    /** A line that cannot be read. */
    public void corrupt(long offset) {
        line++;
        unchained(offset);
    }

    private void unchained(long offset) {
        unchained++;
        if (chained > 0) {
            find(Violation.Kind.FOREIGN_LINE, offset, "this line is no link of the chain");
        }
    }

    private void find(Violation.Kind kind, long offset, String text) {
        findings.accept(new Violation(kind, file, line, offset, text));
    }

    /** The index at which the common final part of every link begins, in the bytes of the last line, which must have been a link. */
    public int tailStart() {
        return link.tailStart();
    }

    /** The number of lines that are not links: older entries, from before the chain. */
    public long unchained() {
        return unchained;
    }

    public long chained() {
        return chained;
    }

    /** The number of the last line checked, counted from 1. */
    public long line() {
        return line;
    }

    /** The position of the last link; null if there is no chain. */
    public @Nullable ChainHead head() {
        return chained == 0 ? null : new ChainHead(headSeq, new String(headHash, StandardCharsets.ISO_8859_1));
    }
}
