package taskmgmt.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Finding;
import taskmgmt.audit.Sha256;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Witness;
import taskmgmt.journal.LogChannel;

/** Holds the witnesses of one log, in their order, against its bytes. Reads the log once, in bounded memory. */
final class WitnessCheck implements Closeable {
    private static final int BLOCK_BYTES = 256 * 1024;

    private final @Nullable LogChannel channel;
    private final byte[] block = new byte[BLOCK_BYTES];
    private final long size;
    private long blockOffset;
    private int blockLength;
    private long vouchedEnd;
    private long witnesses;
    /** Lines are counted for findings alone, on from the last one. */
    private long countedBytes;
    private long countedLines;

    WitnessCheck(Path file) throws IOException {
        channel = LogChannel.openOrNull(file);
        size = channel == null ? 0 : channel.size();
    }

    /** Takes the next witness; tells what does not hold. */
    void check(Witness witness, Consumer<Finding> findings) throws IOException {
        witnesses++;
        if (witness.end() > size) {
            findings.accept(finding(Finding.Kind.MISSING_LINE, witness, witness.offset(),
                    "the file ends at byte " + size + ", before the end of what an audit entry stands for"));
            return;
        }
        if (witness.offset() < vouchedEnd) {
            findings.accept(finding(Finding.Kind.MISSING_LINE, witness, witness.offset(), "two audit entries stand for this line"));
        } else if (!isBlank(vouchedEnd, witness.offset())) {
            findings.accept(finding(Finding.Kind.UNVOUCHED_LINE, witness, vouchedEnd, "no audit entry stands for the "
                    + (witness.offset() - vouchedEnd) + " bytes from here on"));
        }
        if (!hash(witness.offset(), witness.length()).equals(witness.sha256()) || !isLineEnd(witness.end() - 1)) {
            findings.accept(finding(Finding.Kind.ALTERED_LINE, witness, witness.offset(),
                    "the " + witness.length() + " bytes from here on are not those that were written"));
        }
        vouchedEnd = Math.max(vouchedEnd, witness.end());
    }

    private Finding finding(Finding.Kind kind, Witness witness, long offset, String text) throws IOException {
        return new Finding(kind, witness.file(), lineNumber(offset), offset, text);
    }

    /** Which line begins at the offset, or holds it, counted from 1. */
    private long lineNumber(long offset) throws IOException {
        if (offset < countedBytes) {
            countedBytes = 0;
            countedLines = 0;
        }
        for (; countedBytes < Math.min(offset, size); countedBytes++) {
            countedLines += isLineEnd(countedBytes) ? 1 : 0;
        }
        return countedLines + 1;
    }

    /** What was vouched for after all witnesses. Blanks at the end need none. */
    Verification.Vouched result() throws IOException {
        return new Verification.Vouched(witnesses, vouchedEnd, isBlank(vouchedEnd, size) ? 0 : size - vouchedEnd);
    }

    private boolean isLineEnd(long offset) throws IOException {
        int at = at(offset);
        return at >= 0 && block[at] == '\n';
    }

    private boolean isBlank(long from, long to) throws IOException {
        for (long offset = from; offset < to; offset++) {
            int at = at(offset);
            if (at < 0 || block[at] > ' ') {
                return false;
            }
        }
        return true;
    }

    private String hash(long from, long length) throws IOException {
        MessageDigest digest = Sha256.digest();
        long offset = from;
        while (offset < from + length) {
            int at = at(offset);
            if (at < 0) {
                return "";
            }
            int count = (int) Math.min(blockLength - at, from + length - offset);
            digest.update(block, at, count);
            offset += count;
        }
        return Sha256.hex(digest.digest());
    }

    /** Index of the byte in the block, which is read where needed; negative beyond the end. */
    private int at(long offset) throws IOException {
        if (offset >= blockOffset && offset < blockOffset + blockLength) {
            return (int) (offset - blockOffset);
        }
        blockOffset = offset;
        blockLength = channel == null ? -1 : channel.read(block, 0, block.length, offset);
        return blockLength <= 0 ? -1 : 0;
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
