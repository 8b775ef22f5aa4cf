package taskmgmt.store.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.LineHasher;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.Rotation;
import taskmgmt.journal.segment.LogPart;
import taskmgmt.journal.segment.SegmentNames;
import taskmgmt.store.heads.LogPositions;

/** The log files of a directory, opened when first needed and kept open. Not thread-safe: used under the lock. */
public final class LogFileSet implements Closeable {
    /** What a repair after a full disk needs, besides the lines themselves. */
    private static final long SPARE_BYTES = 64 * 1024;

    private final PrivateFiles disk;
    private final Path directory;
    private final SyncPolicy sync;
    private final Map<String, LineFile> open = new LinkedHashMap<>();
    /** As of when the lock was taken; null where nobody has looked since. */
    private @Nullable SegmentNames segments;
    private final LineHasher hasher = new LineHasher();

    public LogFileSet(Path directory, SyncPolicy sync, PrivateFiles disk) {
        this.disk = disk;
        this.directory = directory;
        this.sync = sync;
    }

    public Path directory() {
        return directory;
    }

    /** What changes the file system, for those who write other files than these beside them. */
    public PrivateFiles disk() {
        return disk;
    }

    /** For the lines that go to the files; kept like them, because it is fast only after some use. */
    LineHasher hasher() {
        return hasher;
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    /** A file that was the bus before it was rotated away. */
    Path busFile(String name) {
        return directory.resolve(LogFiles.BUS).resolve(name);
    }

    /** True also for something that is no regular file: opening it then says what is wrong. */
    boolean exists(String name) {
        if (open.containsKey(name)) {
            return true;
        }
        // Asking without following links throws and catches an exception for every absent file, and two mostly are.
        Path path = path(name);
        return Files.exists(path) || Files.isSymbolicLink(path);
    }

    /**
     * To be called whenever the lock was taken: lets go of files that another process has rotated away since, so that
     * nothing is ever appended to a segment.
     */
    public void refresh() throws IOException {
        SegmentNames known = segments;
        SegmentNames found = known == null ? SegmentNames.of(directory) : known.again(directory);
        segments = found;
        for (LineFile file : List.copyOf(open.values())) {
            if (!file.isCurrent(found)) {
                reopen(String.valueOf(file.path().getFileName()));
            }
        }
    }

    /** Closes this log's file; whoever asks next gets the one that is active then. */
    void reopen(String name) throws IOException {
        LineFile file = open.remove(name);
        if (file != null) {
            file.close();
        }
    }

    /** The file for appending; made where missing. */
    public LineFile open(String name) throws JournalException {
        LineFile file = open.get(name);
        if (file == null) {
            file = LineFile.open(path(name), policy(name), disk, segments());
            open.put(name, file);
        }
        return file;
    }

    /**
     * The audit log is synced once, at the end: an entry that a power cut takes before is back-filled from its line, which
     * is durable by then.
     */
    private SyncPolicy policy(String name) {
        return name.equals(LogFiles.AUDIT) && sync == SyncPolicy.SYNC ? SyncPolicy.BATCH : sync;
    }

    /** The log's length, 0 where it does not exist, without opening it. */
    long size(String name) throws IOException {
        LineFile file = open.get(name);
        return file != null ? file.size() : LineScanner.size(path(name), segments());
    }

    /** The segments as they are under this hold of the lock; the same object until this writer rotates a log or compresses a segment. */
    SegmentNames segments() throws JournalException {
        SegmentNames known = segments;
        if (known == null) {
            known = SegmentNames.of(directory);
            segments = known;
        }
        return known;
    }

    /** To be called when this writer has put a segment in the place of another one. */
    void forgetSegments() {
        segments = null;
    }

    /** Makes this log's active file a segment; all in it must be vouched for, durably. */
    LogPart rotate(String name) throws JournalException {
        LineFile file = open(name);
        open.remove(name);
        segments = null;
        return Rotation.rotate(file, sync, disk);
    }

    /** Whether any active file that was written to has become that long. Asks nobody: the positions tell where the logs end. */
    boolean hasGrownTo(long bytes, LogPositions positions) {
        for (String name : open.keySet()) {
            if (bytes > 0 && !name.equals(LogFiles.EVENTS) && activeLength(name, positions.end(name)) >= bytes) {
                return true;
            }
        }
        return false;
    }

    /** How long this log's active file is; 0 where nothing was written to it by this set. */
    long activeLength(String name, long end) {
        LineFile file = open.get(name);
        return file == null ? 0 : end - file.base();
    }

    /** Better to write nothing than a torn line, so the disk is asked before. */
    public void requireSpace(long bytes) throws LogUnwritableException {
        long usable = directory.toFile().getUsableSpace();
        if (usable < bytes + SPARE_BYTES) {
            throw new LogUnwritableException("nothing was written to " + directory + ": the disk has " + usable
                    + " bytes left, " + (bytes + SPARE_BYTES) + " are needed: free some space and repeat the command");
        }
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        // Last, because its entries must not become durable before the lines that they stand for.
        LineFile audit = open.remove(LogFiles.AUDIT);
        for (LineFile file : open.values()) {
            failure = closed(file, failure);
        }
        if (audit != null) {
            failure = closed(audit, failure);
        }
        open.clear();
        if (failure != null) {
            throw failure;
        }
    }

    private static @Nullable IOException closed(LineFile file, @Nullable IOException before) {
        try {
            file.close();
            return before;
        } catch (IOException e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }
}
