package taskmgmt.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the lines of a log as they are appended, whatever happens to the file meanwhile, as {@code tail -F} does.
 *
 * <p>A line is delivered once it has its newline. If the name comes to stand for another file, the old one is read to
 * its end and the new one from its beginning. If the file became shorter, it is read from its beginning; if it became
 * shorter and then longer than before between two looks, nobody can tell. If it is not there, it is waited for.
 *
 * <p>What a sink throws is passed on; the next poll then delivers the same lines again. Not for sharing between
 * threads.
 */
public final class Follower implements Closeable {
    /** As a start: only what is appended from now on, and the line that is being appended. */
    public static final long FROM_END = -1;

    /** What happened to the file. */
    public enum Notice {
        /** The name stands for another file now; its lines follow. */
        REPLACED,
        /** The file became shorter; all its lines follow. */
        TRUNCATED
    }

    private final Path file;
    private final Consumer<Notice> notices;
    private long start;
    private @Nullable FileChannel channel;
    private @Nullable Object key;
    /** Up to where lines were delivered. */
    private long offset;
    /** The length of the file when it was last read. */
    private long readLength;

    /**
     * A follower that has not looked yet.
     *
     * @param from where a line begins, or {@link #FROM_END}; not heeded if the file is missing at the first poll
     * @param notices is told what happened to the file, between the lines before and after it
     */
    public Follower(Path file, long from, Consumer<Notice> notices) {
        this.file = file;
        this.start = from;
        this.notices = notices;
    }

    /** Delivers what came since the last call, without waiting for more; returns how many lines that were. */
    public int poll(LineSink sink) throws IOException {
        BasicFileAttributes named = PrivateFiles.attributes(file);
        if (channel == null && (named == null || !open())) {
            start = 0;
            return 0;
        }
        Counter counter = new Counter(sink);
        deliver(counter);
        if (named != null && !named.fileKey().equals(key)) {
            abandon(counter);
            if (open()) {
                notices.accept(Notice.REPLACED);
                deliver(counter);
            }
        }
        return counter.count;
    }

    /** Polls until told to stop or interrupted, and pauses when there is nothing new. */
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
        FileChannel open = channel;
        channel = null;
        if (open != null) {
            open.close();
        }
    }

    /** Opens what the name stands for; false if that is nothing any more. */
    private boolean open() throws IOException {
        while (true) {
            Object before = currentKey();
            FileChannel opened = LineScanner.openOrNull(file);
            if (opened == null) {
                return false;
            }
            if (before != null && before.equals(currentKey())) {
                channel = opened;
                key = before;
                offset = start == FROM_END ? lastLineStart(opened) : start;
                readLength = offset;
                start = 0;
                return true;
            }
            opened.close();
        }
    }

    private @Nullable Object currentKey() throws IOException {
        BasicFileAttributes attributes = PrivateFiles.attributes(file);
        return attributes == null ? null : attributes.fileKey();
    }

    private long lastLineStart(FileChannel opened) throws IOException {
        byte[] block = new byte[8 * 1024];
        for (long end = opened.size(); end > 0;) {
            long from = Math.max(0, end - block.length);
            int count = LineScanner.read(file, opened, block, 0, (int) (end - from), from);
            int newline = Bytes.lastNewline(block, 0, count);
            if (newline >= 0) {
                return from + newline + 1;
            }
            end = from;
        }
        return 0;
    }

    private void deliver(Counter counter) throws IOException {
        FileChannel open = channel;
        if (open == null) {
            return;
        }
        long length = open.size();
        if (length < offset) {
            notices.accept(Notice.TRUNCATED);
            offset = 0;
            readLength = 0;
        }
        if (length != readLength) {
            offset = LineScanner.splitter(file, open, offset, length, counter).split().tailOffset();
            readLength = length;
        }
    }

    /** Leaves the old file, of which nothing can be expected any more. */
    private void abandon(Counter counter) throws IOException {
        if (readLength > offset) {
            counter.corrupt(offset, readLength - offset, "unterminated when the file was replaced");
        }
        close();
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
