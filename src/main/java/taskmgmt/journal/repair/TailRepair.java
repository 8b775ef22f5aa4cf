package taskmgmt.journal.repair;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineSplitter;

/**
 * Repairs the end of a log after an interrupted append, under the lock: afterwards it consists of whole lines again.
 *
 * <p>It never makes a file shorter and never loses a byte. A whole record that lacks its newline gets one. Anything
 * else is first copied to quarantine and made durable there, then overwritten with spaces, and given a newline if it
 * has none; a blank line means nothing to any reader. Bytes that no append of this program leaves behind are not
 * touched.
 *
 * <p>A repair may itself be interrupted at any point, and the next one completes it. For this reason the first byte of
 * the damage is overwritten first, with a NUL, and receives its space last: in between, whichever bytes have reached
 * the disk, the line begins with a NUL and is still recognized as damaged. All steps are synced in this order, whatever
 * the {@link SyncPolicy}.
 */
public final class TailRepair {
    private static final int BLOCK_BYTES = 64 * 1024;
    private static final byte[] NEWLINE = {'\n'};

    private final Quarantine quarantine;
    private final PrivateFiles files;

    /**
     * A repair that copies what it takes out to this directory, which is created if needed.
     *
     * @param clock for the names of the copies
     */
    public TailRepair(Path quarantine, InstantSource clock) {
        this(quarantine, clock, PrivateFiles.SYSTEM);
    }

    /** {@link #TailRepair(Path, InstantSource)} on another file system. */
    public TailRepair(Path quarantine, InstantSource clock, PrivateFiles files) {
        this.quarantine = new Quarantine(quarantine, clock, files);
        this.files = files;
    }

    /**
     * Repairs what {@link Tail#inspect} found in this file, still under the same lock. Durable when it returns.
     *
     * @return what was done, in file order
     * @throws LogDamagedException if anything is {@linkplain Damage.Foreign foreign}; nothing was changed then
     * @throws LogUnwritableException if a step failed; the next command's repair continues from there
     */
    public List<TailFix> repair(LineFile file, Tail tail) throws JournalException {
        refuseForeign(file, tail);
        List<TailFix> repairs = new ArrayList<>();
        for (Damage damage : tail.damages()) {
            try {
                repairs.add(repair(file, damage));
            } catch (JournalException e) {
                throw e;
            } catch (IOException e) {
                throw new LogUnwritableException("cannot repair " + file.path() + " at byte " + damage.offset() + ": "
                        + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "put that right and repeat the command"), e);
            }
        }
        return repairs;
    }

    /**
     * What an earlier repair took out of a line that is blank now, for a command that follows one that did not get to
     * report it; null if it is not in quarantine.
     *
     * @param length of the line, not counting newlines
     */
    public @Nullable TailFix earlier(LineFile file, long offset, long length) throws JournalException {
        try {
            Quarantine.Copy copy = quarantine.find(file, offset, length);
            return copy == null ? null : quarantined(file, offset, length, copy);
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot look for what a repair took out of " + file.path() + " at byte "
                    + offset + ": " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "put that right and repeat the command"), e);
        }
    }

    private static TailFix quarantined(LineFile file, long offset, long length, Quarantine.Copy copy) {
        return new TailFix(TailFix.Kind.QUARANTINED, file.path(), offset, length, copy.sha256(), copy.path());
    }

    private static void refuseForeign(LineFile file, Tail tail) throws LogDamagedException {
        for (Damage damage : tail.damages()) {
            if (damage instanceof Damage.Foreign foreign) {
                throw new LogDamagedException(file.path() + " is damaged at byte " + foreign.offset() + " ("
                        + foreign.length() + " bytes): " + foreign.reason() + ": nothing is written to it until"
                        + " that is repaired: task-mgmt doctor says what can be done, or put the right file back");
            }
        }
    }

    private TailFix repair(LineFile file, Damage damage) throws IOException {
        return switch (damage) {
            case Damage.Unterminated(long offset, long length) -> terminate(file, offset, length);
            case Damage.Hole(long offset, long length) -> takeOut(file, offset, length);
            case Damage.Torn(long offset, long length) -> {
                TailFix repair = takeOut(file, offset, length);
                appendNewline(file);
                yield repair;
            }
            case Damage.Foreign _ -> throw new IllegalStateException("foreign bytes are refused before");
        };
    }

    /** Ends the last line. If the line is what an interrupted repair left blank, that repair is reported. */
    private TailFix terminate(LineFile file, long offset, long length) throws IOException {
        String sha256 = Quarantine.sha256(file, offset, length);
        boolean blank = file.read(offset, 1)[0] == ' ';
        Quarantine.Copy copy = blank ? quarantine.find(file, offset, length) : null;
        appendNewline(file);
        return copy == null
                ? new TailFix(TailFix.Kind.TERMINATED, file.path(), offset, length, sha256, null)
                : quarantined(file, offset, length, copy);
    }

    /** Copies bytes to quarantine and replaces them with a blank line, or with several if there are very many. */
    TailFix takeOut(LineFile file, long offset, long length) throws IOException {
        Quarantine.Copy copy = quarantine.keep(file, offset, length);
        try (FileChannel channel = files.overwrite(file.path())) {
            long position = offset - file.base();
            fill(file, channel, position, 1, (byte) 0);
            fill(file, channel, position + 1, length - 1, (byte) ' ');
            breakUp(file, channel, position, length);
            fill(file, channel, position, 1, (byte) ' ');
        }
        return quarantined(file, offset, length, copy);
    }

    /** A line longer than readers accept would count as damaged although it is blank. */
    private static void breakUp(LineFile file, FileChannel channel, long position, long length) throws IOException {
        if (length > LineSplitter.MAX_LINE_BYTES) {
            for (long at = BLOCK_BYTES; at < length; at += BLOCK_BYTES) {
                PrivateFiles.writeFully(channel, ByteBuffer.wrap(NEWLINE), position + at);
            }
            sync(file, channel);
        }
    }

    /** @param position counted from the start of the active file */
    private static void fill(LineFile file, FileChannel channel, long position, long length, byte with) throws IOException {
        byte[] block = new byte[(int) Math.min(BLOCK_BYTES, length)];
        Arrays.fill(block, with);
        for (long done = 0; done < length;) {
            int count = (int) Math.min(block.length, length - done);
            PrivateFiles.writeFully(channel, ByteBuffer.wrap(block, 0, count), position + done);
            done += count;
        }
        sync(file, channel);
    }

    private static void sync(LineFile file, FileChannel channel) throws IOException {
        try {
            channel.force(false);
        } catch (IOException e) {
            throw file.unsynced(e);
        }
    }

    private static void appendNewline(LineFile file) throws JournalException {
        file.append(NEWLINE, 1);
        file.sync();
    }
}
