package taskmgmt.store.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SegmentDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.SlotFile;
import taskmgmt.journal.segment.SegmentNames;
import taskmgmt.store.Warnings;
import taskmgmt.store.heads.AlteredMark;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.verify.AuditVerifier;

/**
 * What another program has done to the logs since the last writer of ours, for a writer that has taken the lock. What was appended gets
 * its entries; what was changed in place changes no length, and is found by the hashes alone. So where the {@link SeenLogs} tell that
 * somebody has written, all lines are held against their hashes, if that takes a moment only; of longer logs it is said that
 * somebody has written into them. A copy of a directory is other files, too: of that it is said that nobody has checked it.
 *
 * <p>Nothing is refused for any of this: a change that is acknowledged is behind what was changed. Not thread-safe.
 */
final class ForeignWrites implements Closeable {
    /** Of all logs together: to hash this many takes a tenth of a second, and everybody else waits meanwhile. */
    private static final long MAX_BYTES = 8 << 20;

    private final Path directory;
    private final PrivateFiles disk;
    private final Warnings warnings;
    private final SlotFile file;
    private @Nullable SeenLogs seen; // as of the last look under the lock
    private boolean foreign;
    private boolean copied;
    private @Nullable FileTime lastWrite;

    ForeignWrites(Path directory, PrivateFiles disk, Warnings warnings) {
        this.directory = directory;
        this.disk = disk;
        this.warnings = warnings;
        this.file = SeenLogs.file(directory, disk);
    }

    /**
     * When the lock was taken. A generation that begins here is saved with the first write: until then whoever looks finds the same one.
     *
     * @return what the log is under this hold of the lock
     */
    SeenLogs look(SegmentNames segments) throws IOException {
        SeenLogs before = SeenLogs.load(directory, file);
        SeenLogs found = before.found(directory, segments, seen);
        seen = found;
        foreign = !found.isOfSameGenerations(before) && Files.exists(directory.resolve(LogFiles.AUDIT), LinkOption.NOFOLLOW_LINKS);
        copied = foreign && found.wereElsewhere(before);
        lastWrite = foreign ? modified(directory.resolve(LogFiles.SEEN)) : null;
        return found;
    }

    /** When it is known where the logs end, and every line has its entry. */
    void examine(LockedLog log) throws IOException {
        SeenLogs found = seen;
        if (!foreign || found == null) {
            return;
        }
        foreign = false;
        long bytes = 0;
        for (String name : LogFiles.ROTATED) {
            bytes += log.files().size(name);
        }
        if (copied && bytes > MAX_BYTES) {
            AlteredMark.takeAway(directory, disk);
            warnings.say(directory + " is a copy of another log directory, and too long to be checked now: task-mgmt audit verify does it");
            return;
        }
        String finding = bytes <= MAX_BYTES ? altered() : touched(log);
        if (finding == null) {
            AlteredMark.takeAway(directory, disk);
            return;
        }
        warnings.say(finding + "; see task-mgmt audit verify");
        leaveMark(finding, found.generations());
    }

    /**
     * When a change is refused because of it: a report that does not read that part of the record would not notice. It is known until the files
     * are others, which whoever puts the right ones back makes them.
     */
    void refused(LogDamagedException damage) {
        SeenLogs found = seen;
        if (found != null) {
            String what = damage instanceof SegmentDamagedException segment ? segment.fileName() + " " + segment.reason() : String.valueOf(damage.getMessage());
            leaveMark("a change was refused: " + what, found.generations());
        }
    }

    private void leaveMark(String finding, String generations) {
        try {
            AlteredMark.leave(directory, finding, generations, disk);
        } catch (JournalException unwritable) {
            warnings.say("reports do not warn of that until this is repaired: " + unwritable.getMessage());
        }
    }

    private @Nullable String altered() throws IOException {
        Verification found = AuditVerifier.verify(directory, violation -> switch (violation.kind()) {
            case LOST_END, END_WAS_LOST -> false; // on record, and told of by others
            default -> violation.isAboutBytes();
        });
        List<Violation> findings = found.findings();
        if (findings.isEmpty()) {
            return null;
        }
        Violation first = findings.getFirst();
        String more = findings.size() > 1 ? ", and more" : "";
        return "another program has changed the record: " + first.file() + ":" + first.line() + " (byte " + first.offset() + "): " + first.text() + more;
    }

    /** A log that is too long to be hashed now, with a later time of modification than our last write and not a byte more. */
    private @Nullable String touched(LockedLog log) throws IOException {
        FileTime ours = lastWrite;
        LogPositions before = LogPositions.load(directory).orElse(LogPositions.NONE);
        for (String name : LogFiles.ROTATED) {
            FileTime theirs = modified(directory.resolve(name));
            boolean grown = log.files().size(name) != before.end(name);
            if (ours != null && theirs != null && theirs.compareTo(ours) > 0 && !grown) {
                return "another program has changed " + name + " since the last change of ours, without making it longer";
            }
        }
        return null;
    }

    private static @Nullable FileTime modified(Path file) throws IOException {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) : null;
    }

    /** What was written since is ours. */
    void leave(SegmentNames segments) throws IOException {
        SeenLogs found = seen;
        if (found != null) {
            SeenLogs left = found.left(directory, segments);
            seen = left;
            if (!left.isSame(found)) {
                left.save(file);
            }
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
