package taskmgmt.store.repair;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;
import taskmgmt.incident.Reconciliation;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.journal.repair.FileRepair;
import taskmgmt.journal.repair.TailFix;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Warnings;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.LostEnd;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.survey.IncidentAgreement;
import taskmgmt.store.write.AuditWriter;
import taskmgmt.store.write.BusDrain;
import taskmgmt.store.write.LockedLog;
import taskmgmt.store.write.LogFileSet;
import taskmgmt.store.write.Recovery;
import taskmgmt.store.write.TaskLog;
import taskmgmt.store.write.Transaction;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;

/**
 * Repairs a log directory: holds the lock from {@link #open} to {@link #close}, applies the requested fixes, and records every
 * step in the audit log as {@value AuditTerms#DOCTOR_FIXED}.
 *
 * <p>{@link #apply} changes the files; {@link #settle} then brings the logs into a state that allows changes, and writes the
 * entries. No log becomes shorter and no byte is lost. An interruption leaves at most an unrecorded copy in quarantine, which the
 * next examination finds.
 *
 * <p>A witness that no longer matches stays that way: an entry says what was found and what was left there, so that it can be distinguished
 * from a later change; it retracts nothing.
 */
public final class LogRepair implements Closeable {
    private final Path directory;
    private final LogSettings settings;
    private final boolean adopt;
    private final LogLock.Held lock;
    private final LogFileSet files;
    private final FileRepair repair;
    private final SegmentRepair segments;
    private final LockedLog held;
    private final FixNotes notes;
    private final LossRepair losses;
    private boolean agree;

    private LogRepair(Path directory, LogSettings settings, Warnings notices, PrivateFiles disk) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.adopt = !Files.exists(directory.resolve(LogFiles.LOCK), LinkOption.NOFOLLOW_LINKS);
        this.files = new LogFileSet(directory, SyncPolicy.SYNC, disk);
        this.repair = new FileRepair(directory.resolve(LogFiles.QUARANTINE), settings.clock(), disk);
        this.segments = new SegmentRepair(files, settings.clock());
        this.lock = Locks.at(directory.resolve(LogFiles.LOCK), disk).acquire(settings.lockTimeout());
        this.held = new LockedLog(files, settings, notices, Rfc3339.toMicros(settings.clock().instant()), lock);
        this.notes = new FixNotes(held);
        this.losses = new LossRepair(held, repair, notes);
    }

    /**
     * Checks that the policy lets this actor repair the directory; nothing is repaired before that.
     *
     * @throws taskmgmt.task.RefusedException if it does not
     */
    public static void require(Path directory, LogSettings settings, Warnings notices) throws IOException {
        try (TaskLog log = TaskLog.at(directory, settings, notices)) {
            log.requireAsItStands(Actions.FIX, ProtectedResource.DIRECTORY);
        }
    }

    /** Takes the lock. */
    public static LogRepair open(Path directory, LogSettings settings, Warnings notices, PrivateFiles disk)
            throws IOException {
        return new LogRepair(directory, settings, notices, disk);
    }

    /** Restricts files to their owner. To be done before taking the lock, whose file may be one of them. */
    public static void restrict(Path directory, LogSettings settings, Fix.Restrict treatment, PrivateFiles disk)
            throws IOException {
        clearly(() -> new FileRepair(directory.resolve(LogFiles.QUARANTINE), settings.clock(), disk).restrict(treatment.path(), treatment.shared()));
    }

    /** Records what was done before the lock was taken. */
    public void restricted(Fix.Restrict treatment) {
        notes.add(name(treatment.path()), AuditTerms.RESTRICTED, Map.of());
    }

    /** Does the part of a fix that changes files, or remembers the part that {@link #settle} does. */
    public void apply(Fix treatment) throws IOException {
        clearly(() -> treat(treatment));
    }

    /** A step of a repair. */
    private interface Work {
        void run() throws IOException;
    }

    private static void clearly(Work work) throws JournalException {
        try {
            work.run();
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot repair: " + e.getMessage() + ": put that right and repeat the command", e);
        }
    }

    private void treat(Fix treatment) throws IOException {
        switch (treatment) {
            case Fix.Restrict restrict -> {
                repair.restrict(restrict.path(), restrict.shared());
                restricted(restrict);
            }
            case Fix.Resync _ -> resync();
            case Fix.SetAside(Path path) -> setAside(path);
            case Fix.PutRight right -> {
                TailFix done = repair.putRight(files.open(right.log()), right.lineOffset(), right.lineLength(),
                        right.offset(), right.right());
                notes.add(right.log(), AuditTerms.PUT_RIGHT, done, Map.of(AuditTerms.BYTE, right.offset()));
            }
            case Fix.TakeOut out -> losses.takeOut(out.log(), out.offset(), out.length());
            case Fix.RebuildSegment(String log, Path file, long length) -> {
                forget();
                Map<String, @Nullable Object> made = segments.rebuild(log, file, length);
                notes.add(log, made.containsKey(AuditTerms.LEFT_SHA256) ? AuditTerms.ACCEPTED_LOSS : AuditTerms.REBUILT, made);
            }
            case Fix.FillSegment(String log, long base, long end) -> {
                forget();
                notes.add(log, AuditTerms.ACCEPTED_LOSS, segments.fill(log, base, end));
            }
            case Fix.AcceptLoss(String log) -> losses.accept(log);
            case Fix.ResetBus _ -> notes.add(LogFiles.EVENTS, AuditTerms.BUS_RESET, Map.of(AuditTerms.BUS_END, 0L));
            case Fix.Recover _ -> { }
            case Fix.Agree _ -> agree = true;
            case Fix.NotePieces(List<String> names) -> notePieces(names);
        }
    }

    /** Makes the logs writable, and writes the entries. */
    public void settle() throws IOException {
        clearly(this::recover);
    }

    private void recover() throws IOException {
        LogPositions remembered = AuditScan.remembered(directory);
        LostEnd gone = noteLostEnd();
        Recovery recovery = new Recovery(held);
        AuditWriter audit = recovery.recoverAudit(remembered);
        losses.makeContinuable(audit);
        if (gone != null) {
            audit.add(gone.entry(held.now(), settings.actor()));
        }
        notes.writeTo(audit);
        recovery.recover(audit.positions(), adopt, false);
        new BusDrain(held, Admission.to(directory, settings)).drain();
        if (agree) {
            agree();
        }
        losses.record();
        if (held.positions().auditEnd() > 0) {
            files.open(LogFiles.AUDIT).sync(); // the positions must not mention entries that a power failure may still take
        }
        held.positions().save(directory, files.disk());
    }

    /** Releases the lock; everything is durable then. */
    @Override
    public void close() throws IOException {
        try (lock) {
            files.close();
        }
    }

    private void resync() throws IOException {
        repair.sync(directory, List.of(files.path(LogFiles.REGISTRY), files.path(LogFiles.INCIDENTS),
                files.path(LogFiles.AUDIT), files.path(LogFiles.EVENTS)));
        String kept = repair.setAside(directory.resolve(LogFiles.UNSYNCED));
        notes.add(LogFiles.UNSYNCED, AuditTerms.SYNCED, Map.of(AuditTerms.QUARANTINE, kept));
    }

    private void setAside(Path path) throws IOException {
        String kept = repair.setAside(path);
        notes.add(name(path), AuditTerms.SET_ASIDE, Map.of(AuditTerms.QUARANTINE, kept));
    }

    /** Before the files change: an interruption must not leave derived files about lines that no longer exist. */
    private void forget() throws IOException {
        for (Path derived : segments.derived()) {
            setAside(derived);
        }
    }

    private void notePieces(List<String> names) throws IOException {
        Set<String> known = notes.pieces();
        for (String name : names) {
            if (!known.contains(name)) {
                Path piece = directory.resolve(LogFiles.QUARANTINE).resolve(name);
                notes.add(LogFiles.QUARANTINE, AuditTerms.NOTED, Map.of(
                        AuditTerms.QUARANTINE, name, AuditTerms.SHA256, Digests.ofFirst(piece, Files.size(piece))));
            }
        }
    }

    /**
     * Records entries that are gone, since the saved positions would forget them at the next save. Returned if lines are gone with them.
     */
    private @Nullable LostEnd noteLostEnd() throws IOException {
        LostEnd lost = LostEnd.of(directory);
        if (lost != null && lost.isOfLines(directory)) {
            return lost;
        }
        if (lost != null) {
            notes.add(LogFiles.AUDIT, AuditTerms.END_LOST, lost.metadata());
        }
        return null;
    }

    private void agree() throws IOException {
        IncidentAgreement agreement = IncidentAgreement.of(LogReader.at(directory));
        Transaction transaction = new Transaction(held);
        for (Reconciliation.Difference difference : agreement.differencesOfNamedTasks()) {
            for (TaskEvent event : agreement.missingEvents(difference, settings.actor())) {
                transaction.add(event, Map.of(AuditTerms.FIX, AuditTerms.AGREED, AuditTerms.INCIDENT_ID, difference.incidentId()));
            }
        }
        agree = false;
        transaction.commit();
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
