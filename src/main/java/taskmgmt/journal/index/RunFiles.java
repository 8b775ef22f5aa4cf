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
 * The runs of an index, in the order of the log: a directory of immutable files, organized as a log-structured merge tree. A new run
 * is added for the lines appended since the last; neighbours of similar size are merged, so that a log of the length of n runs has
 * about log n of them. A run is written to a temporary file, synced and renamed, so an existing run is always complete.
 *
 * <p>Not for sharing between threads. After O'Neil et al., The Log-Structured Merge-Tree, Acta Informatica 33 (1996).
 *
 * @param <R> a run of this kind of index
 */
final class RunFiles<R extends RunFile> implements Closeable {
    private static final String SUFFIX = ".run";

    private final Path directory;
    private final long identity;
    /** Null for readers. */
    private final @Nullable PrivateFiles files;
    private final Format<R> format;
    private final List<R> runs = new ArrayList<>();

    private RunFiles(Path directory, long identity, @Nullable PrivateFiles files, Format<R> format) {
        this.directory = directory;
        this.identity = identity;
        this.files = files;
        this.format = format;
    }

    /** How a run is written and read. */
    interface Format<R> {
        /** The run in a file; null if it is not in this format. */
        @Nullable R open(Path file) throws IOException;

        /** Writes the merged content of two neighbours. */
        void merge(R left, R right, FileChannel to) throws IOException;
    }

    /** Writes a run. */
    interface Content {
        void writeTo(FileChannel channel) throws IOException;
    }

    /**
     * Opens the existing runs.
     *
     * @param identity of the log: runs made for another log are removed
     * @param files    null for a reader, which deletes nothing
     */
    static <R extends RunFile> RunFiles<R> open(Path directory, long identity, @Nullable PrivateFiles files, Format<R> format)
            throws IOException {
        RunFiles<R> opened = new RunFiles<>(directory, identity, files, format);
        try {
            opened.openRuns();
            return opened;
        } catch (IOException e) {
            opened.close();
            throw e;
        }
    }

    private void openRuns() throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (DirectoryStream<Path> names = Files.newDirectoryStream(directory, "*" + SUFFIX)) {
            for (Path name : names) {
                R run = openIfThere(name);
                if (run != null) {
                    runs.add(run);
                } else if (files != null) {
                    files.delete(name);
                }
            }
        }
        runs.sort(RunFiles::inOrder);
        keepContiguous();
    }

    private @Nullable R openIfThere(Path name) throws IOException {
        try {
            return format.open(name);
        } catch (NoSuchFileException _) {
            return null;
        }
    }

    /** Of those that begin together, the longest comes first. Composed comparators take milliseconds to link. */
    private static int inOrder(RunFile one, RunFile other) {
        int starts = Long.compare(one.from(), other.from());
        return starts != 0 ? starts : Long.compare(other.to(), one.to());
    }

    /** An interrupted merge leaves the merged run beside its parts: the parts are ignored, and deleted under the lock. */
    private void keepContiguous() throws IOException {
        for (int i = 0; i < runs.size(); ) {
            R run = runs.get(i);
            if (run.identity() == identity && run.from() == (i == 0 ? 0 : runs.get(i - 1).to())) {
                i++;
            } else {
                runs.remove(i);
                delete(run);
            }
        }
    }

    private void delete(R run) throws IOException {
        run.close();
        if (files != null) {
            files.delete(run.file());
        }
    }

    @Override
    public void close() throws IOException {
        for (R run : runs) {
            run.close();
        }
    }

    List<R> runs() {
        return runs;
    }

    /** How many bytes of the log are in the index. */
    long end() {
        return runs.isEmpty() ? 0 : runs.getLast().to();
    }

    /** Adds a run for the lines between {@link #end} and {@code to}, and merges where due. Durable when it returns. */
    void add(long to, Content content) throws IOException {
        runs.add(write(end(), to, content));
        while (runs.size() > 1 && runs.get(runs.size() - 2).count() < 2 * runs.getLast().count()) {
            mergeLastTwo();
        }
    }

    /** Deletes all runs. */
    void clear() throws IOException {
        while (!runs.isEmpty()) {
            delete(runs.removeLast());
        }
    }

    private void mergeLastTwo() throws IOException {
        R left = runs.get(runs.size() - 2);
        R right = runs.getLast();
        R merged = write(left.from(), right.to(), channel -> format.merge(left, right, channel));
        runs.removeLast();
        runs.removeLast();
        runs.add(merged);
        try {
            delete(left);
        } finally {
            delete(right);
        }
    }

    private R write(long from, long to, Content content) throws IOException {
        PrivateFiles files = this.files;
        if (files == null) {
            throw new IllegalStateException("an index that was opened to be read is not added to");
        }
        files.ensureOwnDirectory(directory);
        Path file = directory.resolve(from + "-" + to + SUFFIX);
        Path temporary = directory.resolve("new.tmp");
        try (FileChannel channel = files.replace(temporary)) {
            content.writeTo(channel);
            channel.force(false);
        }
        files.move(temporary, file);
        R written = format.open(file);
        if (written == null) {
            throw new LogDamagedException(file + " is not what was written: find out what else writes to it");
        }
        return written;
    }
}
