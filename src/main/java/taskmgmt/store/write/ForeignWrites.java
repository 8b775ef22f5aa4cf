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
 * Examines what other programs have done to the logs since our last writer, on behalf of a writer that has taken the lock. Lines that were
 * appended get their entries. A change in place does not change a length and can only be found by the hashes. So if {@link SeenLogs} shows
 * that another program has written, all lines are compared with their hashes, provided that this takes only a moment; for longer logs there
 * is only a warning that another program has written to them. A copied directory has different files too: for it, the warning is that
 * nobody has checked it.
 *
 * <p>Nothing is refused for any of this: an acknowledged change is appended after whatever was changed. Not thread-safe.
 */
final class ForeignWrites implements Closeable {
    /** For all logs together: hashing this many takes a tenth of a second, while every other writer waits. */
    private static final long MAX_BYTES = 8 << 20;

    private final Path directory;
    private final PrivateFiles disk;
    private final Warnings warnings;
    private final SlotFile file;
    private @Nullable SeenLogs seen; // as last seen under the lock
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
     * Called when the lock was taken. A generation that begins here is saved with the first write: until then, everyone who looks finds the
     * same one.
     *
     * @return the state of the logs under this hold of the lock
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

    /** Called when the ends of the logs are known and every line has its entry. */
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
     * Called when a change is refused because of damage: a report that does not read that part of the record would not notice it. The mark
     * is valid until the files change, as they do when someone restores the right ones.
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
            case LOST_END, END_WAS_LOST -> false; // on record, and reported by others
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

    /** A log that is too long to be hashed now, and was modified since our last write without growing; null if there is none. */
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

    /**
     * Marks everything written since as our own.
     *
     * @param ends where the logs end now; null if that is not known
     */
    void leave(LogFileSet files, @Nullable LogPositions ends) throws IOException {
        SeenLogs found = seen;
        if (found != null) {
            SeenLogs left = found.left(directory, files.segments(), files.opened()).endingAt(ends);
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
