package taskmgmt.spill;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Brings any number of items into order with bounded memory: what does not fit is sorted piece by piece into temporary files,
 * which are merged. First all {@link #add}, then all {@link #next}. The files are private to the user and gone after
 * {@link #close}; a process that is killed leaves them where the machine clears its temporary files. Not thread-safe.
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
    private final List<Path> files = new ArrayList<>();
    private final List<Cursor<T>> cursors = new ArrayList<>();
    private final PriorityQueue<Cursor<T>> heads;
    private List<T> piece = new ArrayList<>();
    private long pieceBytes;
    private int made;
    private boolean isMerging;

    /**
     * @param parent   where the files are made, if any are needed; null for where the machine keeps temporary files
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

        /** About what it takes in memory. */
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
        Path file = newFile();
        try (DataOutputStream out = output(file)) {
            for (T item : piece) {
                form.write(item, out);
            }
        }
        piece = new ArrayList<>();
        pieceBytes = 0;
        if (files.size() == MAX_FILES) {
            mergeFiles();
        }
    }

    private Path newFile() throws IOException {
        Path file = create("task-mgmt-sort-" + made++ + "-");
        files.add(file);
        return file;
    }

    private Path create(String name) throws IOException {
        return directory == null ? Files.createTempFile(name, ".run") : Files.createTempFile(directory, name, ".run");
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    /** Makes one of all files, so that never more than this many are open. */
    private void mergeFiles() throws IOException {
        List<Path> old = List.copyOf(files);
        files.clear();
        Path merged = newFile();
        open(old);
        try (DataOutputStream out = output(merged)) {
            for (T item = least(); item != null; item = least()) {
                form.write(item, out);
            }
        }
        closeCursors();
        for (Path file : old) {
            Files.delete(file);
        }
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

    private void open(List<Path> sorted) throws IOException {
        for (Path file : sorted) {
            add(new Cursor<>(file, form));
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

    private void closeCursors() throws IOException {
        for (Cursor<T> cursor : cursors) {
            cursor.close();
        }
        cursors.clear();
        heads.clear();
    }

    @Override
    public void close() throws IOException {
        closeCursors();
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
        files.clear();
    }

    /** Where one sorted piece has been read to. */
    private static final class Cursor<T> implements Closeable {
        private final @Nullable DataInputStream file;
        private final @Nullable Form<T> form;
        private final @Nullable List<T> list;
        private int at;
        private @Nullable T head;

        Cursor(Path path, Form<T> form) throws IOException {
            this.form = form;
            file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
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

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
