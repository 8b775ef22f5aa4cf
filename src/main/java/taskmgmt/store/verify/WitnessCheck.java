package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.function.Consumer;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.hash.HexDigest;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.store.heads.LogBytes;

/**
 * Compares the witnesses of one log, in order, with its bytes. Reads the log once, in bounded memory. Not thread-safe.
 */
final class WitnessCheck {
    private static final int BLOCK_BYTES = 256 * 1024;

    private final String name;
    private final byte[] nameBytes;
    private final LogBytes log;
    private final Consumer<Violation> findings;
    private final HexDigest digest = new HexDigest();
    private final byte[] block;
    private long blockOffset;
    private int blockLength;
    private long vouchedEnd;
    private long witnesses;
    /** Lines are counted only for findings, continuing from the previous one. */
    private long countedBytes;
    private long countedLines;

    WitnessCheck(String name, LogBytes log, Consumer<Violation> findings) {
        this.name = name;
        this.nameBytes = name.getBytes(UTF_8);
        this.log = log;
        this.findings = findings;
        this.block = new byte[(int) Math.min(BLOCK_BYTES, log.size())];
    }

    String name() {
        return name;
    }

    /** The log's name in UTF-8. */
    byte[] nameBytes() {
        return nameBytes;
    }

    /** Continues from where an earlier check ended without a finding. */
    void continueFrom(Verification.Vouched earlier) {
        vouchedEnd = earlier.vouchedBytes();
        witnesses = earlier.witnesses();
    }

    /**
     * Checks the next witness.
     *
     * @param text  contains the 64 digits of its hash, from {@code sha256} on
     * @param ours  whether this program wrote the line, which then ends with a newline only
     */
    void check(long offset, long length, byte[] text, int sha256, boolean ours) throws IOException {
        witnesses++;
        if (length >= log.size() - offset) {
            find(Violation.Kind.MISSING_LINE, offset, "the file ends at byte " + log.size()
                    + ", before the end of what an audit entry vouches for");
            return;
        }
        if (offset < vouchedEnd) {
            find(Violation.Kind.MISSING_LINE, offset, "two audit entries represent this line");
        } else if (offset > vouchedEnd && !isBlank(vouchedEnd, offset)) {
            find(Violation.Kind.UNVOUCHED_LINE, vouchedEnd, "no audit entry vouches for the " + (offset - vouchedEnd)
                    + " bytes from here on");
        }
        long end = offset + length;
        if (!hasHash(offset, end, text, sha256) || !isLineEnd(end, ours)) {
            find(Violation.Kind.ALTERED_LINE, offset, "the " + length + " bytes from here on are not those that were written");
        }
        vouchedEnd = Math.max(vouchedEnd, end + 1);
    }

    /** After all witnesses: bytes in the files after the log's own end were not written by this program. */
    void checkSurplus() throws IOException {
        for (LogChannel.Flaw flaw : log.surplus()) {
            find(Violation.Kind.UNVOUCHED_LINE, flaw.offset(), flaw.reason() + ": it has " + flaw.surplus()
                    + " bytes more, which are no part of the log");
        }
    }

    private void find(Violation.Kind kind, long offset, String text) throws IOException {
        findings.accept(new Violation(kind, name, lineNumber(offset), offset, text));
    }

    /** The number of the line that begins at the offset or contains it, counted from 1. */
    private long lineNumber(long offset) throws IOException {
        if (offset < countedBytes) {
            countedBytes = 0;
            countedLines = 0;
        }
        for (; countedBytes < Math.min(offset, log.size()); countedBytes++) {
            countedLines += byteAt(countedBytes) == '\n' ? 1 : 0;
        }
        return countedLines + 1;
    }

    /** How far the witnesses so far vouch for the log. */
    long vouchedEnd() {
        return vouchedEnd;
    }

    /** What is vouched for by all witnesses. Blanks at the end need none. */
    Verification.Vouched result() throws IOException {
        long size = log.size();
        return new Verification.Vouched(witnesses, vouchedEnd, isBlank(vouchedEnd, size) ? 0 : Math.max(0, size - vouchedEnd));
    }

    /** Programs on other systems end a line with an additional carriage return, which is not part of what is vouched for. */
    private boolean isLineEnd(long offset, boolean ours) throws IOException {
        int last = byteAt(offset);
        return last == '\n' || (!ours && last == '\r' && byteAt(offset + 1) == '\n');
    }

    private boolean isBlank(long from, long to) throws IOException {
        for (long offset = from; offset < to; offset++) {
            switch (byteAt(offset)) {
                case ' ', '\t', '\r', '\n' -> { }
                default -> {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean hasHash(long from, long to, byte[] text, int sha256) throws IOException {
        for (long offset = from; offset < to; ) {
            int at = at(offset);
            int count = at < 0 ? 0 : (int) Math.min(blockLength - at, to - offset);
            digest.update(block, Math.max(0, at), count);
            offset = count == 0 ? to : offset + count;
        }
        return digest.matches(text, sha256);
    }

    /** The byte at the offset, -1 beyond the end. */
    private int byteAt(long offset) throws IOException {
        int at = at(offset);
        return at < 0 ? -1 : block[at];
    }

    /** Index of the byte in the block, reading it if needed; negative beyond the end. */
    private int at(long offset) throws IOException {
        if (offset >= blockOffset && offset < blockOffset + blockLength) {
            return (int) (offset - blockOffset);
        }
        blockOffset = offset;
        blockLength = Math.max(0, log.read(block, 0, block.length, offset));
        return blockLength == 0 ? -1 : 0;
    }
}
