package taskmgmt.journal.lines;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.FileSizeLimit;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.UnsyncedMark;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.journal.segment.LogStamp;
import taskmgmt.journal.segment.Segment;
import taskmgmt.journal.segment.SegmentList;
import taskmgmt.journal.segment.SegmentNames;

/**
 * One append-only log of lines, as its writer sees it: offsets count through its {@linkplain Segment segments}, and lines are
 * appended to the active file, which begins at {@link #base}.
 *
 * <p>Each append goes to the file in exactly one write on a channel opened for append, so that lines of several writers never
 * interleave and a reader sees at most one unterminated line, at the end. The file never shrinks.
 *
 * <p>A short write means that the disk is full, and after a failed sync nobody knows what is on the disk; neither is tried again.
 * The object is then unusable: it refuses to append, and a torn line is left to the next command's {@code TailRepair}. After a
 * failed sync, an {@link UnsyncedMark} keeps all other writers out too.
 *
 * <p>Not for sharing between threads: one transaction opens it while it holds the {@code LogLock}. A thread that is interrupted
 * while it writes gets a {@link LogUnwritableException} and a closed file, and its lines count as not written.
 */
public final class LineFile implements Closeable {
    /** More than anybody appends between two system calls of ours. */
    private static final long MAX_SEARCHED_BYTES = 64L << 20;

    private final Path file;
    private final SyncPolicy policy;
    private final PrivateFiles files;
    private final FileChannel appender;
    private final FileChannel reader;
    /** Up to this offset the file is known to consist of whole lines; writers keep it so under the lock. */
    private long endedAt;
    private final long base;
    /** The file system's key of the file that was opened; null if it provides none. */
    private final @Nullable Object key;
    private boolean unsynced;
    private @Nullable String failure;

    private LineFile(
            Path file, SyncPolicy policy, PrivateFiles files, FileChannel appender, FileChannel reader, long base) {
        this.file = file;
        this.policy = policy;
        this.files = files;
        this.appender = appender;
        this.reader = reader;
        this.base = base;
        this.key = keyOf(file);
    }

    private static @Nullable Object keyOf(Path file) {
        try {
            BasicFileAttributes attributes = PrivateFiles.attributes(file);
            return attributes == null ? null : attributes.fileKey();
        } catch (IOException e) {
            return null; // the next read or write reports what is wrong
        }
    }

    /**
     * Opens the file for appending and reading, and creates it (mode 0600) and its directory (0700) if they are missing.
     *
     * @throws LogDamagedException if there is something other than a regular file under this name, or a segment is missing
     * @throws LogUnwritableException if the file cannot be created, opened or written
     */
    public static LineFile open(Path file, SyncPolicy policy) throws JournalException {
        return open(file, policy, PrivateFiles.SYSTEM);
    }

    /** {@link #open(Path, SyncPolicy)} on another file system. */
    public static LineFile open(Path file, SyncPolicy policy, PrivateFiles files) throws JournalException {
        return open(file, policy, files, SegmentNames.of(PrivateFiles.directoryOf(file)));
    }

    /** The same for a caller that has listed the segments under the lock. */
    public static LineFile open(Path file, SyncPolicy policy, PrivateFiles files, SegmentNames segments) throws JournalException {
        try {
            Path directory = PrivateFiles.directoryOf(file);
            files.ensureDirectory(directory);
            long base = segments.segments(file).requireWhole().end();
            FileChannel appender = files.append(file);
            try {
                // An empty file may be one whose creator was killed before it could make the name durable.
                if (policy != SyncPolicy.OS && appender.size() == 0) {
                    syncName(file, files);
                }
                return new LineFile(file, policy, files, appender, files.read(file), base);
            } catch (IOException | RuntimeException e) {
                closeQuietly(appender, e);
                throw e;
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /** Opens an existing file for reading, in a directory that may not be writable; nothing can be appended to it. */
    public static LineFile reading(Path file) throws JournalException {
        try {
            while (true) {
                long base = SegmentList.of(file).end();
                FileChannel channel = PrivateFiles.SYSTEM.read(file);
                if (SegmentList.of(file).end() == base) {
                    return new LineFile(file, SyncPolicy.OS, PrivateFiles.SYSTEM, channel, channel, base);
                }
                channel.close(); // rotated in between
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    /**
     * Makes durable what other programs have appended to a file, which need not be writable for this process.
     *
     * @throws LogUnwritableException if the disk refused
     */
    public static void syncOthers(Path file, Path logDirectory, PrivateFiles files) throws JournalException {
        try (FileChannel channel = files.read(file)) {
            try {
                channel.force(false);
            } catch (IOException e) {
                new UnsyncedMark(logDirectory, files).leave("cannot sync " + file + ": " + JournalException.reason(e), e);
                throw e;
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw JournalException.unopened(file, e);
        }
    }

    private static void syncName(Path file, PrivateFiles files) throws IOException {
        Path directory = PrivateFiles.directoryOf(file);
        try {
            files.syncDirectory(directory);
        } catch (IOException e) {
            new UnsyncedMark(directory, files).leave("cannot sync " + directory + ": " + JournalException.reason(e), e);
            throw e;
        }
    }

    public Path path() {
        return file;
    }

    /** Where the active file begins in the log: the beginning of a line. */
    public long base() {
        return base;
    }

    /** Whether the path still represents the file that was opened: another process may have rotated or moved the log since. */
    public boolean isCurrent(SegmentNames segments) throws JournalException {
        return segments.end(file) == base && isThere();
    }

    /** The same according to a stamp of this log that was just taken, which spares a system call. */
    public boolean isCurrent(SegmentNames segments, LogStamp stamp) throws JournalException {
        return segments.end(file) == base && (key == null || stamp.isOf(key));
    }

    private boolean isThere() {
        return key == null || key.equals(keyOf(file));
    }

    /**
     * To be called when everything is written: if the file has another name by now, or none, what was written to it is not in the
     * log.
     *
     * @throws LogDamagedException if the file was renamed, replaced or deleted meanwhile
     */
    public void requireThere() throws JournalException {
        if (!isThere()) {
            throw new LogDamagedException(file + " was renamed, replaced or deleted while it was written to: the change is in the file"
                    + " that was there before, put that back and repeat the command");
        }
    }

    /** The length of the log in bytes. */
    public long size() throws JournalException {
        try {
            return base + reader.size();
        } catch (IOException e) {
            throw unreadable(base, e);
        }
    }

    /**
     * Appends these lines with one write. They are durable only after {@link #force()}.
     *
     * @param lines one or more lines, each with its newline
     * @param length how many bytes of {@code lines} to write
     * @return the offset of the first appended byte, even where another program appends at the same moment without the lock
     * @throws LogUnwritableException if not all of it could be written; some of it may have been
     * @throws LogDamagedException if another program has begun a line at the same moment, of which the first of these became the rest
     */
    public long append(byte[] lines, int length) throws JournalException {
        if (length == 0 || lines[length - 1] != '\n') {
            throw new IllegalArgumentException("what is appended must end in a newline");
        }
        refuseAfterFailure();
        long offset = size();
        if (lines[0] != '\n') {
            requireLineEnd(offset);
        }
        int written;
        try {
            written = appender.write(ByteBuffer.wrap(lines, 0, length));
        } catch (IOException e) {
            throw failed("cannot append to " + file + " at byte " + offset + ": " + JournalException.reason(e) + ": "
                    + JournalException.remedy(e, "check the disk"), e);
        }
        unsynced = true;
        if (written != length) {
            throw failed("only " + written + " of " + length + " bytes could be appended to " + file + " at byte "
                    + offset + ", " + (FileSizeLimit.forbids(offset - base + length)
                    ? "which is the limit on the size of files: raise it, see ulimit -f, and repeat the command"
                    : "the disk is full: free some space and repeat the command"), null);
        }
        long exact = placeOf(lines, length, offset);
        endedAt = exact + length;
        return exact;
    }

    /** Where these lines were appended: at the offset, unless somebody else was faster. */
    private long placeOf(byte[] lines, int length, long offset) throws JournalException {
        long end = size();
        if (end == offset + length) {
            return offset;
        }
        byte[] added = read(offset, (int) Math.min(end - offset, MAX_SEARCHED_BYTES));
        for (int at = 0; at + length <= added.length; at++) {
            if (added[at] == lines[0] && Arrays.equals(added, at, at + length, lines, 0, length)) {
                if (at > 0 && added[at - 1] != '\n') {
                    throw new LogDamagedException(file + " got an unfinished line of another program at byte " + offset
                            + ", and what was written next is the rest of it: see task-mgmt doctor");
                }
                return offset + at;
            }
        }
        throw failed("what was appended to " + file + " at byte " + offset + " is not there: another program has written to it", null);
    }

    /**
     * Checks the last byte, unless that was done before: lines appended after anything but a newline would become part of the last
     * line.
     *
     * @throws LogDamagedException if the log does not end with a newline
     */
    public void requireLineEnd() throws JournalException {
        requireLineEnd(size());
    }

    private void requireLineEnd(long end) throws JournalException {
        if (end > base && end != endedAt && read(end - 1, 1)[0] != '\n') {
            throw new LogDamagedException(file + " does not end in a line end any more, at byte " + (end - 1)
                    + ": it was changed, and nothing is written after that until it is repaired: task-mgmt doctor says what"
                    + " can be done, or put the right file back");
        }
        endedAt = end;
    }

    /**
     * Makes everything appended so far durable, subject to the {@link SyncPolicy}.
     *
     * @throws LogUnwritableException if the disk refused; nothing appended since the last call may be acknowledged
     */
    public void force() throws JournalException {
        if (policy == SyncPolicy.SYNC) {
            sync();
        }
    }

    /** {@link #force()} under any policy. */
    public void sync() throws JournalException {
        refuseAfterFailure();
        try {
            appender.force(false);
        } catch (IOException e) {
            throw unsynced(e);
        }
        unsynced = false;
    }

    /** {@code length} bytes from this offset on, or fewer if the file ends before that. */
    public byte[] read(long offset, int length) throws JournalException {
        byte[] bytes = new byte[length];
        int count = read(bytes, 0, length, offset);
        return count == length ? bytes : Arrays.copyOf(bytes, count);
    }

    /** Reads until this part of the buffer is full or the file ends; returns the number of bytes read. */
    public int read(byte[] buffer, int start, int length, long offset) throws JournalException {
        int count = 0;
        try {
            if (offset < base) {
                return readEarlier(buffer, start, length, offset);
            }
            while (count < length) {
                int n = reader.read(ByteBuffer.wrap(buffer, start + count, length - count), offset + count - base);
                if (n < 0) {
                    break;
                }
                count += n;
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(offset + count, e);
        }
        return count;
    }

    /** Needed only when a log is adopted, or is vouched for after a rotation, so nothing is kept open for it. */
    private int readEarlier(byte[] buffer, int start, int length, long offset) throws IOException {
        try (LogChannel log = LogChannel.openOrNull(file)) {
            return log == null ? 0 : log.readFully(buffer, start, length, offset);
        }
    }

    /** Closes the file; under {@link SyncPolicy#BATCH} what was appended is made durable first. */
    @Override
    public void close() throws JournalException {
        try (reader; appender) {
            if (policy == SyncPolicy.BATCH && unsynced && failure == null) {
                sync();
            }
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot close " + file + ": " + JournalException.reason(e), e);
        }
    }

    /** After a failed sync, of this object or of another one for the same file: informs all later writers too. */
    public LogUnwritableException unsynced(IOException cause) {
        String message = "cannot sync " + file + ": " + JournalException.reason(cause);
        if (cause instanceof ClosedChannelException) {
            // An interrupted thread says nothing about the disk: the bytes are still on their way to it.
            return failed(message + ": repeat the command", cause);
        }
        new UnsyncedMark(PrivateFiles.directoryOf(file), files).leave(message, cause);
        return failed(message + ": check the disk, then run task-mgmt doctor --fix", cause);
    }

    private void refuseAfterFailure() throws LogUnwritableException {
        if (failure != null) {
            throw new LogUnwritableException("nothing more is written after a failure: " + failure);
        }
    }

    private LogUnwritableException failed(String message, @Nullable IOException cause) {
        failure = message;
        return new LogUnwritableException(message, cause);
    }

    private LogUnwritableException unreadable(long offset, IOException cause) {
        return new LogUnwritableException(
                "cannot read " + file + " at byte " + offset + ": " + JournalException.reason(cause), cause);
    }

    private static void closeQuietly(FileChannel channel, Exception because) {
        try {
            channel.close();
        } catch (IOException e) {
            because.addSuppressed(e);
        }
    }
}
