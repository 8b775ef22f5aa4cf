package taskmgmt.store.ids;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import taskmgmt.bytes.Hash;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.index.NameIndex;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.FieldScanner;
import taskmgmt.store.heads.SeenLogs;

/**
 * The ids in the lines of the registry, by how they begin or end. A small registry is read; for a larger one, the index is used, and
 * what was appended after it was last extended is read. An id may belong to no task, if its lines had no effect. Ids of more than
 * {@value NameIndex#MAX_NAME_BYTES} bytes, which no task created by this program has, are not included. Not thread-safe.
 */
public final class KnownIds {
    /** How much is read at each look until it is worth a run of the index. */
    private static final long UNINDEXED_BYTES = 256 * 1024;
    /** How much of the registry is indexed at once. */
    private static final long RUN_BYTES = 32L << 20;

    private final Path directory;
    private final Path registry;

    private KnownIds(Path directory) {
        this.directory = directory;
        this.registry = directory.resolve(LogFiles.REGISTRY);
    }

    /** For a reader, which needs no lock and writes nothing. */
    public static KnownIds of(Path directory) {
        return new KnownIds(directory);
    }

    /** The first ids that begin with this part, in byte order. */
    public List<String> beginning(String part, int max) throws IOException {
        return found(part, false, max);
    }

    /** The first ids that end with this part, in byte order of the reversed ids. */
    public List<String> ending(String part, int max) throws IOException {
        return found(part, true, max);
    }

    private List<String> found(String part, boolean fromBehind, int max) throws IOException {
        TreeSet<byte[]> names = new TreeSet<>(Arrays::compareUnsigned);
        long end = indexed(bytes(part, fromBehind), fromBehind, max, names);
        LineScanner.scan(registry, end, Long.MAX_VALUE, new Ids() {
            @Override
            void id(String id) {
                if (fromBehind ? id.endsWith(part) : id.startsWith(part)) {
                    byte[] name = bytes(id, fromBehind);
                    if (name.length > 0 && name.length <= NameIndex.MAX_NAME_BYTES && names.add(name) && names.size() > max) {
                        names.pollLast();
                    }
                }
            }
        });
        List<String> ids = new ArrayList<>(names.size());
        for (byte[] name : names) {
            ids.add(new String(fromBehind ? NameIndex.reversed(name) : name, StandardCharsets.UTF_8));
        }
        return ids;
    }

    /** Adds what the index knows; returns the offset of the registry up to which it is complete, 0 if there is no index. */
    private long indexed(byte[] start, boolean fromBehind, int max, NavigableSet<byte[]> names) throws IOException {
        if (LineScanner.size(registry) <= UNINDEXED_BYTES) {
            return 0;
        }
        long identity = identity(SeenLogs.binding(directory, LogFiles.REGISTRY));
        try (NameIndex index = NameIndex.openToRead(directory.resolve(LogFiles.NAMES), identity)) {
            index.find(start, fromBehind, max, names);
            return index.end();
        } catch (IOException e) {
            // An index that cannot be read makes it slower, not impossible. Damage in the registry is reported by the scan.
            names.clear();
            return 0;
        }
    }

    private static long identity(String binding) {
        return Hash.of(binding.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String id, boolean fromBehind) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return fromBehind ? NameIndex.reversed(bytes) : bytes;
    }

    /**
     * Brings the index up to date with the registry. To be called under the lock.
     *
     * @param binding of the registry, see {@link SeenLogs}
     */
    public static void extend(Path directory, PrivateFiles disk, String binding) throws IOException {
        Path registry = directory.resolve(LogFiles.REGISTRY);
        long size = LineScanner.size(registry);
        long identity = identity(binding);
        try (NameIndex index = NameIndex.open(directory.resolve(LogFiles.NAMES), identity, disk)) {
            try {
                boolean more = true;
                while (more && size - index.end() > UNINDEXED_BYTES) {
                    more = addRun(index, registry, size);
                }
            } catch (LogDamagedException changed) {
                index.clear();
            }
        }
    }

    /** False if no whole line is left. */
    private static boolean addRun(NameIndex index, Path registry, long size) throws IOException {
        long to = LineScanner.lineStart(registry, Math.min(size, index.end() + RUN_BYTES));
        List<byte[]> names = new ArrayList<>();
        long end = LineScanner.scan(registry, index.end(), to, new Ids() {
            @Override
            void id(String id) {
                byte[] name = bytes(id, false);
                boolean repeated = !names.isEmpty() && Arrays.equals(names.getLast(), name);
                if (!repeated && name.length > 0 && name.length <= NameIndex.MAX_NAME_BYTES) {
                    names.add(name);
                }
            }
        }).tailOffset();
        if (end == index.end()) {
            return false;
        }
        index.add(end, names);
        return true;
    }

    /** Receives the ids in some lines. */
    private abstract static class Ids implements LineSink {
        private final FieldScanner scanner = LineId.scanner();

        abstract void id(String id);

        @Override
        public void line(byte[] buffer, int start, int end, long offset) {
            String id = scanner.scan(buffer, start, end) ? LineId.of(scanner) : null;
            if (id != null) {
                id(id);
            }
        }

        @Override
        public void corrupt(long offset, long length, String reason) {
            // It belongs to no task; reading the whole log reports it.
        }
    }
}
