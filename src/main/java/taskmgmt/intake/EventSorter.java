package taskmgmt.intake;

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
 * Brings any number of events into order with bounded memory: what does not fit is sorted piece by piece into temporary files,
 * which are merged. Stable: equal events keep the order of the source. First all {@link #add}, then all {@link #next}. The
 * files are private to the user and gone after {@link #close}. Not thread-safe.
 */
final class EventSorter implements Closeable {
    private static final int MAX_FILES = 64;
    private static final int BUFFER = 1 << 16;

    private final Path directory;
    private final long maxBytes;
    private final List<Path> files = new ArrayList<>();
    private final List<Cursor> cursors = new ArrayList<>();
    private final PriorityQueue<Cursor> heads = new PriorityQueue<>(Comparator.comparing(Cursor::head));
    private List<SortedEvent> piece = new ArrayList<>();
    private long pieceBytes;
    private int made;
    private boolean isMerging;

    /**
     * @param parent   where a directory for the files is made, if any are needed
     * @param maxBytes of events in memory
     */
    EventSorter(Path parent, long maxBytes) {
        this.directory = parent;
        this.maxBytes = maxBytes;
    }

    void add(SortedEvent event) throws IOException {
        piece.add(event);
        pieceBytes += event.bytes();
        if (pieceBytes > maxBytes) {
            spill();
        }
    }

    private void spill() throws IOException {
        piece.sort(Comparator.naturalOrder());
        Path file = newFile();
        try (DataOutputStream out = output(file)) {
            for (SortedEvent event : piece) {
                event.write(out);
            }
        }
        piece = new ArrayList<>();
        pieceBytes = 0;
        if (files.size() == MAX_FILES) {
            mergeFiles();
        }
    }

    private Path newFile() throws IOException {
        Path file = Files.createTempFile(directory, "task-mgmt-import-" + made++ + "-", ".run");
        files.add(file);
        return file;
    }

    private static DataOutputStream output(Path file) throws IOException {
        return new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
    }

    /** Makes one of all files, so that never more than so many are open. */
    private void mergeFiles() throws IOException {
        List<Path> old = List.copyOf(files);
        files.clear();
        Path merged = newFile();
        open(old);
        try (DataOutputStream out = output(merged)) {
            for (SortedEvent event = least(); event != null; event = least()) {
                event.write(out);
            }
        }
        closeCursors();
        for (Path file : old) {
            Files.delete(file);
        }
    }

    /** The next in order; null after the last. */
    @Nullable SortedEvent next() throws IOException {
        if (!isMerging) {
            isMerging = true;
            piece.sort(Comparator.naturalOrder());
            open(files);
            add(new Cursor(piece));
        }
        return least();
    }

    private void open(List<Path> sorted) throws IOException {
        for (Path file : sorted) {
            add(new Cursor(file));
        }
    }

    private void add(Cursor cursor) throws IOException {
        cursors.add(cursor);
        if (cursor.advance()) {
            heads.add(cursor);
        }
    }

    private @Nullable SortedEvent least() throws IOException {
        Cursor first = heads.poll();
        if (first == null) {
            return null;
        }
        SortedEvent event = first.head();
        if (first.advance()) {
            heads.add(first);
        }
        return event;
    }

    private void closeCursors() throws IOException {
        for (Cursor cursor : cursors) {
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
    private static final class Cursor implements Closeable {
        private final @Nullable DataInputStream file;
        private final @Nullable List<SortedEvent> list;
        private int at;
        private @Nullable SortedEvent head;

        Cursor(Path path) throws IOException {
            file = new DataInputStream(new BufferedInputStream(Files.newInputStream(path), BUFFER));
            list = null;
        }

        Cursor(List<SortedEvent> events) {
            file = null;
            list = events;
        }

        SortedEvent head() {
            if (head == null) {
                throw new IllegalStateException("read past the end");
            }
            return head;
        }

        boolean advance() throws IOException {
            if (file != null) {
                file.mark(1);
                boolean hasMore = file.read() >= 0;
                if (hasMore) {
                    file.reset();
                    head = SortedEvent.read(file);
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
