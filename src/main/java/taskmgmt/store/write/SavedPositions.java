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
 * The file that spares the next process the search for where the logs end. It must not tell of entries that a power cut may
 * still take. Not thread-safe: used under the lock.
 */
final class SavedPositions {
    private static final long SAVE_BYTES = 256 * 1024;

    private final LogFileSet files;
    private final SyncPolicy sync;
    private final Warnings warnings;
    /** Where the audit log ended as the file has it. */
    private long end;
    private ChainHead synced = ChainHead.EMPTY;

    SavedPositions(LogFileSet files, SyncPolicy sync, Warnings warnings) {
        this.files = files;
        this.sync = sync;
        this.warnings = warnings;
    }

    /** Those of the file, if the audit log still has what they tell of; else those of an unread log. */
    LogPositions load() throws IOException {
        LogPositions saved = AuditScan.remembered(directory());
        end = saved.auditEnd();
        synced = saved.chain();
        return saved;
    }

    /** The last entry that is known to be durable; none where this process leaves that to the system. */
    ChainHead synced() {
        return sync == SyncPolicy.OS ? ChainHead.EMPTY : synced;
    }

    /** Whether these are further than the file. */
    boolean areBehind(LogPositions last) {
        return last.auditEnd() > end;
    }

    /** Saves them once in a while, so that the next process has little to catch up on; the audit log is synced before. */
    void saveWhereFar(LockedLog log) throws JournalException {
        LogPositions known = log.known();
        if (known != null && known.auditEnd() - end > SAVE_BYTES) {
            if (sync != SyncPolicy.OS) {
                files.open(LogFiles.AUDIT).sync();
            }
            save(known);
        }
    }

    /** Where that cannot be done the next process reads the audit log instead; what was written is written. */
    void save(LogPositions durable) {
        end = durable.auditEnd();
        synced = durable.chain();
        try {
            durable.save(directory(), files.disk());
        } catch (JournalException e) {
            warnings.say("commands take longer until this is repaired: " + e.getMessage());
        }
    }

    /** Somebody else saves newer ones. */
    void leaveTo(LogPositions last) {
        end = last.auditEnd();
    }

    private Path directory() {
        return files.directory();
    }
}
