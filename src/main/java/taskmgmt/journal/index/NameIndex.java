package taskmgmt.journal.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.journal.disk.PrivateFiles;

/**
 * Finds the names in a log that begin or end in a certain way, without reading the log. It consists of {@linkplain RunFiles runs},
 * each with the names in the lines between two offsets of the log, sorted by their bytes, and once more by their reversed bytes. All
 * of it is derived, and bound to the log as the {@link OffsetIndex} is.
 *
 * <p>Added to under the {@code LogLock}, searched by anybody; not for sharing between threads.
 */
public final class NameIndex implements Closeable {
    /** Longer names are not in the index. */
    public static final int MAX_NAME_BYTES = NameRun.MAX_NAME_BYTES;

    private final RunFiles<NameRun> runs;
    private final long identity;

    private NameIndex(Path directory, long identity, @Nullable PrivateFiles files) throws IOException {
        this.identity = identity;
        this.runs = RunFiles.open(directory, identity, files, new Format());
    }

    private static final class Format implements RunFiles.Format<NameRun> {
        @Override
        public @Nullable NameRun open(Path file) throws IOException {
            return NameRun.open(file);
        }

        @Override
        public void merge(NameRun left, NameRun right, FileChannel to) throws IOException {
            NameSink sink = new NameSink(to, left.from(), right.to(), left.identity());
            merge(left.names(), right.names(), sink);
            sink.turn();
            merge(left.namesFromBehind(), right.namesFromBehind(), sink);
            sink.finish();
        }

        private static void merge(NameCursor left, NameCursor right, NameSink sink) throws IOException {
            while (left.isAtName() || right.isAtName()) {
                boolean takeLeft = left.isAtName() && (!right.isAtName() || Arrays.compareUnsigned(left.name(), right.name()) <= 0);
                NameCursor next = takeLeft ? left : right;
                sink.add(next.name());
                next.advance();
            }
        }
    }

    /**
     * Opens an existing index, or an empty one.
     *
     * @param identity of the log: runs made for another log are removed
     */
    public static NameIndex open(Path directory, long identity, PrivateFiles files) throws IOException {
        return new NameIndex(directory, identity, files);
    }

    /** The same for a reader: deletes nothing, needs no lock, and cannot be added to. */
    public static NameIndex openToRead(Path directory, long identity) throws IOException {
        return new NameIndex(directory, identity, null);
    }

    /** Whether a file is a complete run, for whatever log. */
    public static boolean isWhole(Path file) throws IOException {
        return NameRun.isWhole(file);
    }

    @Override
    public void close() throws IOException {
        runs.close();
    }

    /** How many bytes of the log are in the index. */
    public long end() {
        return runs.end();
    }

    /**
     * Adds the first names with this beginning to the given ones, and keeps only the first of them all.
     *
     * @param fromBehind whether the beginning and the names are reversed
     * @param max        how many names are kept
     * @param names      sorted by their bytes
     */
    public void find(byte[] start, boolean fromBehind, int max, NavigableSet<byte[]> names) throws IOException {
        for (NameRun run : runs.runs()) {
            NameCursor cursor = run.near(start, fromBehind);
            while (cursor.isAtName() && Arrays.compareUnsigned(cursor.name(), start) < 0) {
                cursor.advance();
            }
            for (int left = max; left > 0 && startsWith(cursor.name(), start); left--) {
                names.add(cursor.name());
                cursor.advance();
            }
        }
        while (names.size() > max) {
            names.pollLast();
        }
    }

    private static boolean startsWith(byte[] name, byte[] start) {
        return name.length >= Math.max(1, start.length) && Arrays.equals(name, 0, start.length, start, 0, start.length);
    }

    /** Adds the names in the lines between {@link #end} and {@code to}. Durable when it returns. */
    public void add(long to, Collection<byte[]> names) throws IOException {
        byte[][] forwards = names.toArray(new byte[0][]);
        Arrays.sort(forwards, Arrays::compareUnsigned);
        byte[][] backwards = new byte[forwards.length][];
        for (int i = 0; i < forwards.length; i++) {
            backwards[i] = reversed(forwards[i]);
        }
        Arrays.sort(backwards, Arrays::compareUnsigned);
        long from = end();
        runs.add(to, channel -> {
            NameSink sink = new NameSink(channel, from, to, identity);
            addAll(forwards, sink);
            sink.turn();
            addAll(backwards, sink);
            sink.finish();
        });
    }

    private static void addAll(byte[][] names, NameSink sink) throws IOException {
        for (byte[] name : names) {
            sink.add(name);
        }
    }

    /** The bytes of a name in reverse order. */
    public static byte[] reversed(byte[] name) {
        byte[] reversed = new byte[name.length];
        for (int i = 0; i < name.length; i++) {
            reversed[i] = name[name.length - 1 - i];
        }
        return reversed;
    }

    /** Deletes the whole index. */
    public void clear() throws IOException {
        runs.clear();
    }
}
