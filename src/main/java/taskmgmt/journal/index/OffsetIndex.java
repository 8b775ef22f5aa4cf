package taskmgmt.journal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Finds the lines of a log that have a certain hash, without reading the log. It consists of {@linkplain RunFiles runs}, each with the
 * hashes and offsets of the lines between two offsets of the log, sorted by hash. All of it is derived: a run that is missing or
 * belongs to another log is made again, and a reader checks that a line found is the one it wants, because hashes may collide.
 *
 * <p>Added to under the {@code LogLock}, searched by anybody; not for sharing between threads.
 */
public final class OffsetIndex implements Closeable {
    private final RunFiles<OffsetRun> runs;
    private final long identity;

    private OffsetIndex(Path directory, long identity, @Nullable PrivateFiles files) throws IOException {
        this.identity = identity;
        this.runs = RunFiles.open(directory, identity, files, new Format());
    }

    /** A line's hash, and where the line begins. */
    public record Entry(long hash, long offset) {
        private static int inOrder(Entry one, Entry other) {
            int hashes = Long.compare(one.hash, other.hash);
            return hashes != 0 ? hashes : Long.compare(one.offset, other.offset);
        }
    }

    private static final class Format implements RunFiles.Format<OffsetRun> {
        @Override
        public @Nullable OffsetRun open(Path file) throws IOException {
            return OffsetRun.open(file);
        }

        @Override
        public void merge(OffsetRun left, OffsetRun right, FileChannel to) throws IOException {
            OffsetRun.Sink sink = new OffsetRun.Sink(to, left.from(), right.to(), left.count() + right.count(), left.identity());
            OffsetRun.merge(left, right, sink);
            sink.flush();
        }
    }

    /**
     * Opens an existing index, or an empty one.
     *
     * @param identity of the log: runs made for another log are removed
     */
    public static OffsetIndex open(Path directory, long identity, PrivateFiles files) throws IOException {
        return new OffsetIndex(directory, identity, files);
    }

    /**
     * The same for a reader: deletes nothing, needs no lock, and cannot be added to. Runs that are being merged meanwhile may count as
     * absent.
     */
    public static OffsetIndex openToRead(Path directory, long identity) throws IOException {
        return new OffsetIndex(directory, identity, null);
    }

    @Override
    public void close() throws IOException {
        runs.close();
    }

    /** {@link #end()} for a reader. */
    public static long end(Path directory, long identity) throws IOException {
        try (OffsetIndex index = openToRead(directory, identity)) {
            return index.end();
        }
    }

    /** Whether a file is a complete run, for whatever log. */
    public static boolean isWhole(Path file) throws IOException {
        return OffsetRun.isWhole(file);
    }

    /** How many bytes of the log are in the index. */
    public long end() {
        return runs.end();
    }

    /** The offsets of the lines with this hash, ascending. */
    public List<Long> find(long hash) throws IOException {
        List<Long> offsets = new ArrayList<>();
        for (OffsetRun run : runs.runs()) {
            run.find(hash, offsets);
        }
        return offsets;
    }

    /** Adds the lines between {@link #end} and {@code to}. Durable when it returns. */
    public void add(long to, List<Entry> entries) throws IOException {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Entry::inOrder);
        long from = end();
        runs.add(to, channel -> {
            OffsetRun.Sink sink = new OffsetRun.Sink(channel, from, to, sorted.size(), identity);
            for (Entry entry : sorted) {
                sink.add(entry.hash(), entry.offset());
            }
            sink.flush();
        });
    }

    /** Deletes the whole index. */
    public void clear() throws IOException {
        runs.clear();
    }
}
