package taskmgmt.journal.lines;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Bytes;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.segment.LogChannel;
import taskmgmt.journal.segment.Segment;
import taskmgmt.journal.segment.SegmentList;
import taskmgmt.machine.Pause;

/**
 * Delivers the lines of a log as they are appended, whatever happens to its files, as {@code tail -F} does.
 *
 * <p>A line is delivered once it has its newline. When the log is rotated, its lines continue where they were, since
 * offsets count through all segments. If the name comes to represent another file without a rotation, the old file is
 * read to its end and the new one from its beginning. If the active file becomes shorter, it is read from its beginning;
 * if between two looks it became shorter and then longer than before, this cannot be noticed. If it does not exist, the
 * follower waits for it.
 *
 * <p>Exceptions of a sink are passed on; the next poll then delivers the same lines again. Not for sharing between
 * threads.
 */
public final class Follower implements Closeable {
    /** As a start: only what is appended from now on, including the line that is being appended. */
    public static final long FROM_END = -1;
    /** As a start: where the active file begins. */
    private static final long FROM_BASE = -2;

    /** What happened to the file. */
    public enum Notice {
        /** The name represents another file now; its lines follow. */
        REPLACED,
        /** The active file became shorter, as by {@code logrotate} with {@code copytruncate}; all its lines follow. */
        TRUNCATED,
        /** The directory is gone with everything in it; the follower waits for it. */
        REMOVED
    }

    private final Path file;
    private final Consumer<Notice> notices;
    private long start;
    private @Nullable LogChannel channel;
    /** Key of the active file; null if the log had none when it was opened. */
    private @Nullable Object key;
    /** How far lines have been delivered. */
    private long offset;
    /** The length of the file when it was last read. */
    private long readLength;
    private boolean removed;

    /**
     * A follower that has not read anything yet.
     *
     * @param from where a line begins, or {@link #FROM_END}; ignored if the file is missing at the first poll
     * @param notices receives what happened to the file, between the lines before and after it
     */
    public Follower(Path file, long from, Consumer<Notice> notices) {
        this.file = file;
        this.start = from;
        this.notices = notices;
    }

    /** Delivers what has arrived since the last call, without waiting for more; returns the number of lines. */
    public int poll(LineSink sink) throws IOException {
        Object named = currentKey();
        if (channel == null) {
            if (!open()) {
                start = start == FROM_BASE ? start : 0;
                return 0;
            }
            named = key; // it does not matter what the name represented before: the log may have been rotated in between
        }
        Counter counter = new Counter(sink);
        if (named == null && isRemoved()) {
            deliver(counter);
            return counter.count;
        }
        if (!Objects.equals(named, key)) {
            if (isContinued()) {
                goOn();
            } else if (named != null) {
                replace(counter);
            }
        }
        deliver(counter);
        return counter.count;
    }

    /** Whether the directory is gone, which is reported once; what later takes its place is reported as another file. */
    private boolean isRemoved() {
        boolean gone = !Files.isDirectory(PrivateFiles.directoryOf(file));
        if (gone && !removed) {
            notices.accept(Notice.REMOVED);
        }
        removed = gone;
        return gone;
    }

    /** Whether the former active file is a segment now, or did not exist yet. */
    private boolean isContinued() throws IOException {
        LogChannel before = channel;
        if (before == null || key == null) {
            return true;
        }
        while (true) {
            SegmentList segments = SegmentList.of(file);
            Segment segment = segments.at(before.base());
            if (segment != null && segment.base() == before.base() && segment.end() >= offset) {
                Object plain = segment.isCompressed() ? key : fileKey(segment.file());
                if (plain != null) {
                    return key.equals(plain);
                }
            } else if (segments.isStill()) {
                return false;
            }
            // It has been compressed since the directory was listed.
        }
    }

    /** Opens the log's current files, to continue from the same offset. */
    private void goOn() throws IOException {
        long at = offset;
        long length = readLength;
        close();
        if (open()) {
            offset = at;
            readLength = length;
        }
    }

    /** Finishes with the old file, to which nothing more can be added, and opens the new one. */
    private void replace(Counter counter) throws IOException {
        deliver(counter);
        if (readLength > offset) {
            counter.corrupt(offset, readLength - offset, "unterminated when the file was replaced");
        }
        close();
        start = FROM_BASE;
        if (open()) {
            notices.accept(Notice.REPLACED);
        }
    }

    /** Polls until it is asked to stop or interrupted, and pauses when there is nothing new. */
    public void follow(LineSink sink, Pause pause, BooleanSupplier goOn) throws IOException {
        int inVain = 0;
        while (goOn.getAsBoolean() && !Thread.currentThread().isInterrupted()) {
            if (poll(sink) > 0) {
                inVain = 0;
            } else {
                pause.pause(++inVain);
            }
        }
    }

    @Override
    public void close() throws IOException {
        LogChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /** Opens the log; false if it no longer exists. */
    private boolean open() throws IOException {
        while (true) {
            Object before = currentKey();
            LogChannel opened = LogChannel.openOrNull(file);
            if (opened == null) {
                return false;
            }
            // A deleted file's key may have been given to another file, so the position in the log must be the same too.
            if (Objects.equals(before, currentKey()) && opened.isActive() == (before != null)
                    && SegmentList.of(file).end() == opened.base()) {
                channel = opened;
                key = before;
                offset = start == FROM_END ? lastLineStart(opened) : start == FROM_BASE ? opened.base() : start;
                readLength = offset;
                start = 0;
                return true;
            }
            opened.close();
        }
    }

    private @Nullable Object currentKey() throws IOException {
        return fileKey(file);
    }

    private static @Nullable Object fileKey(Path file) throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(file);
        return attributes == null ? null : attributes.fileKey();
    }

    private static long lastLineStart(LogChannel opened) throws IOException {
        byte[] block = new byte[8 * 1024];
        for (long end = opened.size(); end > 0;) {
            long from = Math.max(0, end - block.length);
            int count = opened.readFully(block, 0, (int) (end - from), from);
            int newline = Bytes.lastNewline(block, 0, count);
            if (newline >= 0) {
                return from + newline + 1;
            }
            end = from;
        }
        return 0;
    }

    private void deliver(Counter counter) throws IOException {
        LogChannel open = channel;
        if (open == null) {
            return;
        }
        long length = open.size();
        if (length < offset) {
            notices.accept(Notice.TRUNCATED);
            offset = open.base();
            readLength = offset;
        }
        if (length != readLength) {
            offset = LineScanner.scan(open, offset, length, counter).tailOffset();
            readLength = length;
        }
    }

    private static final class Counter implements LineSink {
        private final LineSink sink;
        private int count;

        Counter(LineSink sink) {
            this.sink = sink;
        }

        @Override
        public void line(byte[] buffer, int start, int end, long offset) throws IOException {
            sink.line(buffer, start, end, offset);
            count++;
        }

        @Override
        public void corrupt(long offset, long length, String reason) throws IOException {
            sink.corrupt(offset, length, reason);
            count++;
        }

        @Override
        public void blank(long offset) throws IOException {
            sink.blank(offset);
        }
    }
}
