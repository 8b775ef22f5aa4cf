package taskmgmt.store.write;

import java.io.IOException;
import java.nio.file.Path;
import taskmgmt.audit.ChainHead;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.store.Warnings;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.LogPositions;

/**
 * The file that spares the next process the search for the ends of the logs. It must not mention entries that a power
 * failure could still take. Not thread-safe: used under the lock.
 */
final class SavedPositions {
    private static final long SAVE_BYTES = 256 * 1024;

    private final LogFileSet files;
    private final SyncPolicy sync;
    private final Warnings warnings;
    /** The end of the audit log according to the file. */
    private long end;
    private ChainHead synced = ChainHead.EMPTY;

    SavedPositions(LogFileSet files, SyncPolicy sync, Warnings warnings) {
        this.files = files;
        this.sync = sync;
        this.warnings = warnings;
    }

    /** The positions in the file, if the audit log still has what they describe; otherwise those of an unread log. */
    LogPositions load() throws IOException {
        LogPositions saved = AuditScan.remembered(directory());
        end = saved.auditEnd();
        synced = saved.chain();
        return saved;
    }

    /** The last entry known to be durable; none if this process leaves syncing to the system. */
    ChainHead synced() {
        return sync == SyncPolicy.OS ? ChainHead.EMPTY : synced;
    }

    /** Whether these positions are further than those in the file. */
    boolean areBehind(LogPositions last) {
        return last.auditEnd() > end;
    }

    /**
     * Saves the positions once in a while, so that the next process has little to catch up on; the audit log is synced
     * first.
     */
    void saveWhereFar(LockedLog log) throws IOException {
        LogPositions known = log.known();
        if (known != null && isFar(known) && !haveOthersSaved(known)) {
            if (sync != SyncPolicy.OS) {
                files.open(LogFiles.AUDIT).sync();
            }
            save(known);
        }
    }

    private boolean isFar(LogPositions known) {
        return known.auditEnd() - end > SAVE_BYTES;
    }

    private boolean haveOthersSaved(LogPositions known) throws IOException {
        LogPositions others = AuditScan.remembered(directory());
        if (others.auditEnd() > end) {
            end = others.auditEnd();
            synced = others.chain();
        }
        return !isFar(known);
    }

    /** If this fails, the next process reads the audit log instead; the change itself is already written. */
    void save(LogPositions durable) {
        end = durable.auditEnd();
        synced = durable.chain();
        try {
            durable.save(directory(), files.disk());
        } catch (JournalException e) {
            warnings.say("commands take longer until this is repaired: " + e.getMessage());
        }
    }

    /** Leaves it to another process to save newer positions. */
    void leaveTo(LogPositions last) {
        end = last.auditEnd();
    }

    private Path directory() {
        return files.directory();
    }
}
