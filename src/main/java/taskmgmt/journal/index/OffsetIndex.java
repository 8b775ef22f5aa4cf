package taskmgmt.journal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Finds the lines of a log that have some hash, without reading the log: what a log-structured merge tree does.
 *
 * <p>The index is a row of immutable files, the runs. Each holds the hashes and offsets of the lines between two offsets of
 * the log, sorted by hash. A new run is added for what has been appended since; neighbours of similar size are merged into
 * one, so that a log of n runs' length has about log n of them. A run is written to a temporary file, synced and moved into
 * place, so that one that is there is whole. All of it is derived: what is missing or of another log is made again, and a
 * reader checks that a line found is one that it wants, because hashes may collide.
 *
 * <p>Added to under the {@code LogLock}, looked into by anybody; not for sharing between threads. After O'Neil et al., The Log-Structured
 * Merge-Tree, Acta Informatica 33 (1996).
 */
public final class OffsetIndex implements Closeable {
    private static final String SUFFIX = ".run";

    private final Path directory;
    private final long identity;
    /** Null for somebody who only looks. */
    private final @Nullable PrivateFiles files;
    private final List<OffsetRun> runs = new ArrayList<>();

    private OffsetIndex(Path directory, long identity, @Nullable PrivateFiles files) {
        this.directory = directory;
        this.identity = identity;
        this.files = files;
    }

    /** A line's hash, and where the line begins. */
    public record Entry(long hash, long offset) {
        private static int inOrder(Entry one, Entry other) {
            int hashes = Long.compare(one.hash, other.hash);
            return hashes != 0 ? hashes : Long.compare(one.offset, other.offset);
        }
    }

    /**
     * Opens what there is of an index.
     *
     * @param identity of the log: runs that were made for another one are removed
     */
    public static OffsetIndex open(Path directory, long identity, PrivateFiles files) throws IOException {
        return opened(directory, identity, files);
    }

    /**
     * The same for somebody who only looks: takes nothing away, needs no lock, and cannot be added to. What is being merged
     * meanwhile may count as not there.
     */
    public static OffsetIndex openToRead(Path directory, long identity) throws IOException {
        return opened(directory, identity, null);
    }

    private static OffsetIndex opened(Path directory, long identity, @Nullable PrivateFiles files) throws IOException {
        OffsetIndex index = new OffsetIndex(directory, identity, files);
        try {
            index.openRuns();
            return index;
        } catch (IOException e) {
            index.close();
            throw e;
        }
    }

    private void openRuns() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path name : names) {
                OffsetRun run = openIfThere(name);
                if (run != null) {
                    runs.add(run);
                } else if (files != null) {
                    files.delete(name);
                }
            }
        }
        runs.sort(OffsetIndex::inOrder);
        keepContiguous();
    }

    /** A merge that was interrupted leaves the merged run beside its parts: those are passed over, and removed under the lock. */
    private void keepContiguous() throws IOException {
        for (int i = 0; i < runs.size(); ) {
            OffsetRun run = runs.get(i);
            if (run.identity() == identity && run.from() == (i == 0 ? 0 : runs.get(i - 1).to())) {
                i++;
            } else {
                runs.remove(i);
                delete(run);
            }
        }
    }

    private void delete(OffsetRun run) throws IOException {
        run.close();
        if (files != null) {
            files.delete(run.file());
        }
    }

    @Override
    public void close() throws IOException {
        for (OffsetRun run : runs) {
            run.close();
        }
    }

    /** Those that begin together with the longest first. Comparators made of others take milliseconds to link. */
    private static int inOrder(OffsetRun one, OffsetRun other) {
        int starts = Long.compare(one.from(), other.from());
        return starts != 0 ? starts : Long.compare(other.to(), one.to());
    }

    /** {@link #end()} for somebody who only looks. */
    public static long end(Path directory, long identity) throws IOException {
        try (OffsetIndex index = openToRead(directory, identity)) {
            return index.end();
        }
    }

    /** Whether a file is a whole run, whatever log it is of. */
    public static boolean isWhole(Path file) throws IOException {
        return OffsetRun.isWhole(file);
    }

    private static @Nullable OffsetRun openIfThere(Path name) throws IOException {
        try {
            return OffsetRun.open(name);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /** Up to where the log's lines are in the index, in bytes. */
    public long end() {
        return runs.isEmpty() ? 0 : runs.getLast().to();
    }

    /** The offsets of the lines with this hash, ascending. */
    public List<Long> find(long hash) throws IOException {
        List<Long> offsets = new ArrayList<>();
        for (OffsetRun run : runs) {
            run.find(hash, offsets);
        }
        return offsets;
    }

    /** Adds the lines between {@link #end} and {@code to}. Durable when it returns. */
    public void add(long to, List<Entry> entries) throws IOException {
        List<Entry> sorted = new ArrayList<>(entries);
        sorted.sort(Entry::inOrder);
        runs.add(write(end(), to, sorted.size(), sink -> {
            for (Entry entry : sorted) {
                sink.add(entry.hash(), entry.offset());
            }
        }));
        while (runs.size() > 1 && runs.get(runs.size() - 2).count() < 2 * runs.getLast().count()) {
            mergeLastTwo();
        }
    }

    /** Forgets everything. */
    public void clear() throws IOException {
        while (!runs.isEmpty()) {
            delete(runs.removeLast());
        }
    }

    private void mergeLastTwo() throws IOException {
        OffsetRun left = runs.get(runs.size() - 2);
        OffsetRun right = runs.getLast();
        OffsetRun merged = write(left.from(), right.to(), left.count() + right.count(),
                sink -> OffsetRun.merge(left, right, sink));
        runs.removeLast();
        runs.removeLast();
        runs.add(merged);
        try {
            delete(left);
        } finally {
            delete(right);
        }
    }

    private interface Content {
        void writeTo(OffsetRun.Sink sink) throws IOException;
    }

    private OffsetRun write(long from, long to, long count, Content content) throws IOException {
        PrivateFiles files = this.files;
        if (files == null) {
            throw new IllegalStateException("an index that was opened to be read is not added to");
        }
        files.ensureOwnDirectory(directory);
        Path file = directory.resolve(from + "-" + to + SUFFIX);
        Path temporary = directory.resolve("new.tmp");
        try (FileChannel channel = files.replace(temporary)) {
            OffsetRun.Sink sink = new OffsetRun.Sink(channel, from, to, count, identity);
            content.writeTo(sink);
            sink.flush();
            channel.force(false);
        }
        files.move(temporary, file);
        OffsetRun written = OffsetRun.open(file);
        if (written == null) {
            throw new LogDamagedException(file + " is not what was written: find out what else writes to it");
        }
        return written;
    }
}
