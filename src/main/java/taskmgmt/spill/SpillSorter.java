package taskmgmt.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Sorts any number of items with bounded memory: what does not fit is sorted piece by piece into temporary files, which are merged.
 * First all calls of {@link #add}, then all calls of {@link #next}. The files are private to the user and have no name once they
 * are open, so that nothing is left of them after {@link #close}, even if the process is killed. Not thread-safe.
 *
 * @param <T> the items; no two may be equal in the order unless it does not matter which comes first
 */
public final class SpillSorter<T> implements Closeable {
    private static final int MAX_FILES = 64;
    private static final int BUFFER = 1 << 16;

    private final @Nullable Path directory;
    private final long maxBytes;
    private final Comparator<T> order;
    private final Form<T> form;
    private final List<FileChannel> files = new ArrayList<>();
    private final List<Cursor<T>> cursors = new ArrayList<>();
    private final PriorityQueue<Cursor<T>> heads;
    private List<T> piece = new ArrayList<>();
    private long pieceBytes;
    private int made;
    private boolean isMerging;

    /**
     * @param parent   directory for the files, if any are needed; null for the default directory for temporary files
     * @param maxBytes of items in memory
     */
    public SpillSorter(@Nullable Path parent, long maxBytes, Comparator<T> order, Form<T> form) {
        this.directory = parent;
        this.maxBytes = maxBytes;
        this.order = order;
        this.form = form;
        this.heads = new PriorityQueue<>((one, other) -> order.compare(one.head(), other.head()));
    }

    /** How items are written to a file, and read back. */
    public interface Form<T> {
        void write(T item, DataOutputStream out) throws IOException;

        T read(DataInputStream in) throws IOException;

        /** The approximate size of an item in memory. */
        long bytes(T item);
    }

    public void add(T item) throws IOException {
        piece.add(item);
        pieceBytes += form.bytes(item);
        if (pieceBytes > maxBytes) {
            spill();
        }
    }

    private void spill() throws IOException {
        piece.sort(order);
        DataOutputStream out = output(newFile());
        for (T item : piece) {
            form.write(item, out);
        }
        out.flush();
        piece = new ArrayList<>();
        pieceBytes = 0;
        if (files.size() == MAX_FILES) {
            mergeFiles();
        }
    }

    private FileChannel newFile() throws IOException {
        FileChannel file = FileChannel.open(create("task-mgmt-sort-" + made++ + "-"), StandardOpenOption.READ, StandardOpenOption.WRITE,
                StandardOpenOption.DELETE_ON_CLOSE);
        files.add(file);
        return file;
    }

    private Path create(String name) throws IOException {
        return directory == null ? Files.createTempFile(name, ".run") : Files.createTempFile(directory, name, ".run");
    }

    /** Must only be flushed: the data is read back from the same channel, and closing it would delete the file. */
    private static DataOutputStream output(FileChannel file) {
        return new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    }

    /** Merges all files into one, so that never more than this many are open. */
    private void mergeFiles() throws IOException {
        List<FileChannel> old = List.copyOf(files);
        DataOutputStream out = output(newFile());
        open(old);
        for (T item = least(); item != null; item = least()) {
            form.write(item, out);
        }
        out.flush();
        closeCursors();
        for (FileChannel file : old) {
            file.close();
        }
        files.removeAll(old);
    }

    /** The next in order; null after the last. */
    public @Nullable T next() throws IOException {
        if (!isMerging) {
            isMerging = true;
            piece.sort(order);
            open(files);
            add(new Cursor<>(piece));
        }
        return least();
    }

    private void open(List<FileChannel> sorted) throws IOException {
        for (FileChannel file : sorted) {
            add(new Cursor<>(file.position(0), form));
        }
    }

    private void add(Cursor<T> cursor) throws IOException {
        cursors.add(cursor);
        if (cursor.advance()) {
            heads.add(cursor);
        }
    }

    private @Nullable T least() throws IOException {
        Cursor<T> first = heads.poll();
        if (first == null) {
            return null;
        }
        T item = first.head();
        if (first.advance()) {
            heads.add(first);
        }
        return item;
    }

    private void closeCursors() {
        cursors.clear();
        heads.clear();
    }

    @Override
    public void close() throws IOException {
        closeCursors();
        for (FileChannel file : files) {
            file.close();
        }
        files.clear();
    }

    /** The read position in one sorted piece. */
    private static final class Cursor<T> {
        private final @Nullable DataInputStream file;
        private final @Nullable Form<T> form;
        private final @Nullable List<T> list;
        private int at;
        private @Nullable T head;

        /** @param sorted is read from its current position; its owner closes it */
        Cursor(FileChannel sorted, Form<T> form) {
            this.form = form;
            file = new DataInputStream(new BufferedInputStream(Channels.newInputStream(sorted), BUFFER));
            list = null;
        }

        Cursor(List<T> items) {
            file = null;
            form = null;
            list = items;
        }

        T head() {
            if (head == null) {
                throw new IllegalStateException("read past the end");
            }
            return head;
        }

        boolean advance() throws IOException {
            if (file != null && form != null) {
                file.mark(1);
                boolean hasMore = file.read() >= 0;
                if (hasMore) {
                    file.reset();
                    head = form.read(file);
                }
                return hasMore;
            }
            boolean hasMore = list != null && at < list.size();
            head = hasMore && list != null ? list.get(at++) : null;
            return hasMore;
        }
    }
}
