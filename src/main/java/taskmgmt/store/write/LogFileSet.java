package taskmgmt.store.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import taskmgmt.journal.segment.LogStamp;
import taskmgmt.journal.segment.SegmentNames;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.SeenLogs;

/** The log files of a directory, opened when first needed and kept open. Not thread-safe: used under the lock. */
public final class LogFileSet implements Closeable {
    /** Space for a repair after the disk was full, besides the lines themselves. */
    private static final long SPARE_BYTES = 64 * 1024;

    private final PrivateFiles disk;
    private final Path directory;
    private final SyncPolicy sync;
    private final Map<String, LineFile> open = new LinkedHashMap<>();
    /** Listed since the lock was taken; null if that has not been needed yet. */
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

    /** The file-system seam, for callers that write other files beside these. */
    public PrivateFiles disk() {
        return disk;
    }

    /** Hashes the lines that go to the files; kept open like them, because it gets fast only after some use. */
    LineHasher hasher() {
        return hasher;
    }

    public Path path(String name) {
        return directory.resolve(name);
    }

    /** A former bus file, rotated away. */
    Path busFile(String name) {
        return directory.resolve(LogFiles.BUS).resolve(name);
    }

    /** True also for something that is not a regular file: opening it then reports what is wrong. */
    boolean exists(String name) {
        if (open.containsKey(name)) {
            return true;
        }
        // NOFOLLOW_LINKS throws and catches an exception for every absent file, and two usually are absent.
        Path path = path(name);
        return Files.exists(path) || Files.isSymbolicLink(path);
    }

    /**
     * To be called whenever the lock was taken: closes files that another process has rotated away since, so that nothing is ever
     * appended to a segment.
     */
    public void refresh() throws IOException {
        refresh(null);
    }

    /** The same after {@link #list}, for a caller that has looked at the logs since. */
    void refresh(@Nullable SeenLogs seen) throws IOException {
        SegmentNames now = seen == null ? list() : segments();
        for (LineFile file : List.copyOf(open.values())) {
            String name = String.valueOf(file.path().getFileName());
            LogStamp stamp = seen == null ? null : seen.stamp(name);
            if (!(stamp == null ? file.isCurrent(now) : file.isCurrent(now, stamp))) {
                reopen(name);
            }
        }
    }

    /** Lists the segments, for a caller that has just taken the lock. */
    SegmentNames list() throws JournalException {
        SegmentNames known = segments;
        SegmentNames found = known == null ? SegmentNames.of(directory) : known.again(directory);
        segments = found;
        return found;
    }

    /** Closes this log's file; the next use opens the file that is active then. */
    void reopen(String name) throws IOException {
        LineFile file = open.remove(name);
        if (file != null) {
            file.close();
        }
    }

    /** The file for appending; created if missing. */
    public LineFile open(String name) throws JournalException {
        LineFile file = open.get(name);
        if (file == null) {
            file = LineFile.open(path(name), policy(name), disk, segments());
            open.put(name, file);
        }
        return file;
    }

    /**
     * The audit log is synced once, at the end: an entry lost to a power failure before that is back-filled from its line, which is
     * durable by then.
     */
    private SyncPolicy policy(String name) {
        return name.equals(LogFiles.AUDIT) && sync == SyncPolicy.SYNC ? SyncPolicy.BATCH : sync;
    }

    /** The logs that this set has opened, and so may have written to. */
    Set<String> opened() {
        return open.keySet();
    }

    /** The log's length without opening it; 0 if it does not exist. */
    long size(String name) throws IOException {
        LineFile file = open.get(name);
        return file != null ? file.size() : LineScanner.size(path(name), segments());
    }

    /** The segments under this hold of the lock; the same object until this writer rotates a log or compresses a segment. */
    SegmentNames segments() throws JournalException {
        SegmentNames known = segments;
        if (known == null) {
            known = SegmentNames.of(directory);
            segments = known;
        }
        return known;
    }

    /** To be called when this writer has replaced a segment. */
    void forgetSegments() {
        segments = null;
    }

    /** Makes this log's active file a segment; everything in it must be vouched for, durably. */
    LogPart rotate(String name) throws JournalException {
        LineFile file = open(name);
        open.remove(name);
        segments = null;
        return Rotation.rotate(file, sync, disk);
    }

    /** Whether an active file written by this set has reached this size. Makes no system call: the positions say where the logs end. */
    boolean hasGrownTo(long bytes, LogPositions positions) {
        for (String name : open.keySet()) {
            if (bytes > 0 && !name.equals(LogFiles.EVENTS) && activeLength(name, positions.end(name)) >= bytes) {
                return true;
            }
        }
        return false;
    }

    /** The length of this log's active file; 0 if this set has not written to it. */
    long activeLength(String name, long end) {
        LineFile file = open.get(name);
        return file == null ? 0 : end - file.base();
    }

    /** Asks for free space first, since it is better to write nothing than a torn line. */
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
        // Last, because its entries must not become durable before the lines that they represent.
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
