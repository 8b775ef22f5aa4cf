package taskmgmt.store.write;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.incident.Incident;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Warnings;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.LossMark;
import taskmgmt.store.heads.LostEnd;
import taskmgmt.store.heads.PolicyChange;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.TaskEvent;

/**
 * A log directory during one hold of its lock: its files, how and when they are written, and the positions up to which the audit
 * log vouches for them. The owner may write; must not be used after the lock is released.
 *
 * <p>The positions follow one rule. A writer {@linkplain #take takes} them, and they are unknown until everything is
 * {@linkplain #written written}: an exception in between leaves them unknown, and nothing more is written until {@link Recovery}
 * has determined them again.
 */
public final class LockedLog {
    private final LogFileSet files;
    private final LogSettings settings;
    private final Warnings warnings;
    private final Instant now;
    private final LogLock.Held lock;
    private final boolean stepsOver;
    private @Nullable LogPositions positions;
    private @Nullable SeenLogs seen;
    private boolean busIsUncertain;
    private ChainHead synced = ChainHead.EMPTY;

    /**
     * Starts with unknown positions.
     *
     * @param now the time of everything written under this hold
     * @param lock the hold
     */
    public LockedLog(LogFileSet files, LogSettings settings, Warnings warnings, Instant now, LogLock.Held lock) {
        this(files, settings, warnings, now, lock, false);
    }

    /** @param stepsOver whether whole lines of other programs that are not records are recorded as such and skipped */
    LockedLog(LogFileSet files, LogSettings settings, Warnings warnings, Instant now, LogLock.Held lock, boolean stepsOver) {
        this.files = files;
        this.settings = settings;
        this.warnings = warnings;
        this.now = now;
        this.lock = lock;
        this.stepsOver = stepsOver;
    }

    public LogFileSet files() {
        return files;
    }

    LogSettings settings() {
        return settings;
    }

    Warnings warnings() {
        return warnings;
    }

    public Instant now() {
        return now;
    }

    /** To be called before anything is written: checks that the lock still keeps the others out. */
    void requireLock() throws JournalException {
        lock.requireHeld();
    }

    boolean stepsOver() {
        return stepsOver;
    }

    /** The actor in whose name entries are written. */
    public String actor() {
        return settings.actor();
    }

    /**
     * The state in which the logs were found when the lock was taken: whatever is written under this hold belongs to the same
     * generations.
     */
    void seen(SeenLogs found) {
        seen = found;
    }

    /** Where the last writer left the ends of the logs, if nobody has written to them since; null if that is not known. */
    @Nullable LogPositions leftAt() {
        SeenLogs found = seen;
        return found == null ? null : found.ends();
    }

    /** The current content of the logs. */
    Snapshot snapshot() {
        SeenLogs found = seen;
        Snapshot snapshot = new Snapshot(files.directory(), files.disk(), now, settings.actor());
        return found == null ? snapshot : snapshot.bound(found.generation(LogFiles.REGISTRY));
    }

    /** Where the registry ends, in bytes. */
    public long registryEnd() throws IOException {
        return files.size(LogFiles.REGISTRY);
    }

    /** Makes all of the audit log durable, whatever the sync policy. */
    public void syncAudit() throws IOException {
        files.open(LogFiles.AUDIT).sync();
    }

    /** An entry that no power failure can take any more; {@link ChainHead#EMPTY} if none is known. */
    ChainHead synced() {
        return synced;
    }

    void synced(ChainHead head) {
        synced = head;
    }

    /** Whether an interrupted command may have ingested lines of the bus without recording it. */
    boolean isBusUncertain() {
        return busIsUncertain;
    }

    void busIsUncertain() {
        busIsUncertain = true;
    }

    /** Null while a write is unfinished, and before anything was recovered. */
    @Nullable LogPositions known() {
        return positions;
    }

    /** @throws IllegalStateException if they are not known */
    public LogPositions positions() {
        LogPositions known = positions;
        if (known == null) {
            throw new IllegalStateException("it is not known where the logs end");
        }
        return known;
    }

    /** The positions for a writer that continues from them; unknown to all others until {@link #written}. */
    LogPositions take() {
        LogPositions taken = positions();
        positions = null;
        return taken;
    }

    /** Everything is written up to these positions. */
    void written(LogPositions now) {
        positions = now;
    }

    /**
     * Recovers what an interrupted writer left, records changes concerning the log itself, and ingests the bus. Afterwards the
     * positions are known.
     *
     * @param remembered the positions after the last known transaction
     * @param firstTime  whether this program has never written to the directory before
     */
    void recover(LogPositions remembered, boolean firstTime, Admission admission) throws IOException {
        LostEnd lost = firstTime || remembered.auditEnd() > 0 ? null : LostEnd.ofRemembered(files.directory());
        new Recovery(this).recover(remembered, firstTime, lost == null);
        if (lost != null) {
            warnings.say(lost.sentence());
            LossMark.leave(files.directory(), lost.finding(), files.disk());
            AuditWriter.append(lost.entry(now, settings.actor()), this);
        }
        recordPolicy(admission.sha256());
        new BusDrain(this, admission).drain();
    }

    /** Records, once, that the policy has changed. */
    private void recordPolicy(@Nullable String sha256) throws IOException {
        String before = positions().policy();
        if (!before.equals(sha256 == null ? LogPositions.NO_POLICY : sha256)) {
            AuditWriter.append(PolicyChange.entry(now, settings.actor(), before, sha256), this);
        }
    }

    /** Writes records that belong together; the positions must be known. Every change goes through here. */
    void commit(ChangeSet changes, List<AuditEntry> entries) throws IOException {
        boolean changed = !changes.incidents().isEmpty() || !changes.events().isEmpty();
        if (changed || !entries.isEmpty()) {
            Transaction transaction = new Transaction(this);
            for (Incident incident : changes.incidents()) {
                transaction.add(incident);
            }
            for (TaskEvent event : changes.events()) {
                transaction.add(event, Map.of());
            }
            for (AuditEntry entry : entries) {
                transaction.add(entry);
            }
            transaction.commit();
        }
        if (changed) {
            rotateWhereDue();
        }
    }

    /** A failure is only a warning: the change is already written, and a log that cannot be rotated just goes on growing. */
    private void rotateWhereDue() {
        if (files.hasGrownTo(settings.rotateBytes(), positions())) {
            LogRotation rotation = new LogRotation(this);
            try {
                rotation.rotate(rotation.due());
            } catch (IOException e) {
                warnings.say("the log is not rotated until this is repaired: " + e.getMessage());
            }
        }
    }
}
