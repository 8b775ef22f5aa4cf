package taskmgmt.journal.repair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.LineCheck;
import taskmgmt.bytes.LineCheck.Verdict;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineFile;

/**
 * One inspection of the end of an active file: goes through its last lines and judges each from a few facts, so that even a
 * line of gigabytes of NULs needs little memory.
 *
 * <p>The judgement rests on what an interrupted write can leave. The bytes of a write reach the disk in order, so the last
 * record may be cut short; after a power failure, any page of it may read as NULs, newlines included. So a line of this
 * program starts like a record or with a NUL, and contains no control characters except NULs.
 */
final class TailInspection {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final byte[] HOLE = new byte[BLOCK_BYTES];
    private static final int WINDOW_BYTES = 64 * 1024;
    /** Records of other writers may be longer than ours; only this much of one is kept for the check. */
    private static final int KEPT_BYTES = 1024 * 1024;

    private final LineFile file;
    private final LineCheck check;
    private final boolean endsAtForeign;
    private final List<Damage> damages = new ArrayList<>();

    private byte[] kept = new byte[1024];
    private int keptLength;
    private long lineOffset;
    private long lineLength;
    private long lengthBeforeNul;
    private boolean nul;
    private boolean control;
    private boolean blank;

    TailInspection(LineFile file, LineCheck check, boolean endsAtForeign) {
        this.file = file;
        this.check = check;
        this.endsAtForeign = endsAtForeign;
    }

    Tail from(long knownGoodEnd) throws JournalException {
        long end = file.size();
        if (knownGoodEnd > end) {
            return foreign(end, end, 0, "it had " + knownGoodEnd + " bytes and now has only " + end);
        }
        if (knownGoodEnd > file.base() && !isNewline(knownGoodEnd - 1)) {
            return foreign(end, knownGoodEnd - 1, 1, "a line ended here before and no longer does");
        }
        walk(knownGoodEnd >= 0 ? Math.max(file.base(), knownGoodEnd) : lineStartBefore(end - WINDOW_BYTES), end);
        return new Tail(end, damages);
    }

    private static Tail foreign(long end, long offset, long length, String reason) {
        return new Tail(end, List.of(new Damage.Foreign(offset, length, reason)));
    }

    private boolean isNewline(long offset) throws JournalException {
        byte[] last = new byte[1];
        return file.read(last, 0, 1, offset) == 1 && last[0] == '\n';
    }

    /** The start of the line that holds the byte at this offset. */
    private long lineStartBefore(long offset) throws JournalException {
        long base = file.base();
        if (offset <= base) {
            return base;
        }
        byte[] block = new byte[BLOCK_BYTES];
        for (long blockEnd = offset; blockEnd > base; blockEnd -= BLOCK_BYTES) {
            long blockStart = Math.max(base, blockEnd - BLOCK_BYTES);
            for (int i = file.read(block, 0, (int) (blockEnd - blockStart), blockStart) - 1; i >= 0; i--) {
                if (block[i] == '\n') {
                    return blockStart + i + 1;
                }
            }
        }
        return base;
    }

    private void walk(long start, long end) throws JournalException {
        startLine(start);
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, end - start)];
        for (long offset = start; offset < end;) {
            int count = file.read(block, 0, (int) Math.min(BLOCK_BYTES, end - offset), offset);
            if (count == 0) {
                break;
            }
            // A hole of gigabytes takes no space, but going through it byte by byte takes time.
            boolean isHole = nul && Arrays.equals(block, 0, count, HOLE, 0, count);
            lineLength += isHole ? count : 0;
            for (int i = isHole ? count : 0; i < count; i++) {
                if (block[i] != '\n') {
                    look(block[i]);
                } else if (report(judge(true))) {
                    startLine(offset + i + 1);
                } else {
                    return;
                }
            }
            offset += count;
        }
        if (lineLength > 0) {
            report(judge(false));
        }
    }

    /** Records what is wrong with a line; false if the inspection must end here. */
    private boolean report(@Nullable Damage damage) {
        if (damage != null) {
            damages.add(damage);
        }
        return !(endsAtForeign && damage instanceof Damage.Foreign);
    }

    private void startLine(long offset) {
        lineOffset = offset;
        lineLength = 0;
        lengthBeforeNul = 0;
        keptLength = 0;
        nul = false;
        control = false;
        blank = true;
    }

    private void look(byte b) {
        lineLength++;
        nul |= b == 0;
        control |= b > 0 && b < ' ' && b != '\t' && b != '\r';
        blank &= b == ' ' || b == '\t' || b == '\r';
        if (!nul) {
            lengthBeforeNul++;
            keep(b);
        }
    }

    private void keep(byte b) {
        if (keptLength < KEPT_BYTES) {
            if (keptLength == kept.length) {
                kept = Arrays.copyOf(kept, keptLength * 2);
            }
            kept[keptLength++] = b;
        }
    }

    private @Nullable Damage judge(boolean terminated) {
        if (blank) {
            return terminated ? null : new Damage.Unterminated(lineOffset, lineLength);
        }
        Verdict start = startsLike();
        if (start == Verdict.WHOLE && !nul && terminated) {
            return null;
        }
        if (lengthBeforeNul > LogFiles.MAX_STORED_BYTES) {
            return foreign("it is longer than any record");
        }
        if (control || start == Verdict.BAD) {
            return foreign("it is neither a record nor the beginning of one");
        }
        if (start == Verdict.WHOLE && !nul) {
            return new Damage.Unterminated(lineOffset, lineLength);
        }
        return terminated ? new Damage.Hole(lineOffset, lineLength) : new Damage.Torn(lineOffset, lineLength);
    }

    /** The verdict on what precedes the first NUL. */
    private Verdict startsLike() {
        if (lengthBeforeNul == 0) {
            return Verdict.PREFIX;
        }
        return lengthBeforeNul > KEPT_BYTES ? Verdict.BAD : check.check(kept, 0, keptLength);
    }

    private Damage foreign(String reason) {
        return new Damage.Foreign(lineOffset, lineLength, reason);
    }
}
