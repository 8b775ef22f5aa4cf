package taskmgmt.store.mend;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.incident.Reconciliation;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.journal.mend.Damage;
import taskmgmt.journal.mend.FileRepair;
import taskmgmt.journal.mend.Tail;
import taskmgmt.journal.mend.TailFix;
import taskmgmt.json.FieldScanner;
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
import taskmgmt.store.verify.LossRange;
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
 * A log directory under the knife: holds the lock from {@link #open} to {@link #close}, does what it is asked for, and puts
 * every step on record in the audit log as {@value AuditTerms#DOCTOR_FIXED}.
 *
 * <p>{@link #apply} does what has to be done to the files; {@link #settle} then brings the logs to a state in which changes
 * can be made, and writes the entries. No log becomes shorter and no byte is lost. An interruption leaves at most a copy in
 * quarantine that is not on record yet, which the next examination finds.
 *
 * <p>A witness that no longer holds goes on not holding: an entry of ours says what was found and what was left there, so that
 * it can be told from a later change; it takes nothing back.
 */
public final class LogRepair implements Closeable {
    private final Path directory;
    private final LogSettings settings;
    private final boolean adopt;
    private final LogLock.Held lock;
    private final LogFileSet files;
    private final FileRepair mender;
    private final SegmentRepair segments;
    private final LockedLog held;
    private final List<AuditEntry> entries = new ArrayList<>();
    private final Set<String> accepted = new LinkedHashSet<>();
    private boolean agree;

    private LogRepair(Path directory, LogSettings settings, Warnings notices, PrivateFiles disk) throws IOException {
        this.directory = directory;
        this.settings = settings;
        this.adopt = !Files.exists(directory.resolve(LogFiles.LOCK), LinkOption.NOFOLLOW_LINKS);
        this.files = new LogFileSet(directory, SyncPolicy.SYNC, disk);
        this.mender = new FileRepair(directory.resolve(LogFiles.QUARANTINE), settings.clock(), disk);
        this.segments = new SegmentRepair(files, settings.clock());
        this.lock = Locks.at(directory.resolve(LogFiles.LOCK), disk).acquire(settings.lockTimeout());
        this.held = new LockedLog(files, settings, notices, Rfc3339.toMicros(settings.clock().instant()));
    }

    /**
     * Whether the policy lets this actor mend the directory; nothing is mended before.
     *
     * @throws taskmgmt.task.RefusedException where it does not
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

    /** Leaves files to their owner alone. To be done before the lock, whose file may be one of them. */
    public static void restrict(Path directory, LogSettings settings, Fix.Restrict treatment, PrivateFiles disk)
            throws IOException {
        clearly(() -> new FileRepair(directory.resolve(LogFiles.QUARANTINE), settings.clock(), disk).restrict(treatment.path()));
    }

    /** Puts on record what was done before the lock was taken. */
    public void restricted(Fix.Restrict treatment) {
        note(name(treatment.path()), AuditTerms.RESTRICTED, Map.of());
    }

    /** Does the part of a treatment that changes files, or takes note of the part that {@link #settle} does. */
    public void apply(Fix treatment) throws IOException {
        clearly(() -> treat(treatment));
    }

    /** What mends. */
    private interface Work {
        void run() throws IOException;
    }

    private static void clearly(Work work) throws JournalException {
        try {
            work.run();
        } catch (JournalException e) {
            throw e;
        } catch (IOException e) {
            throw new LogUnwritableException("cannot mend: " + e.getMessage() + ": put that right and repeat the command", e);
        }
    }

    private void treat(Fix treatment) throws IOException {
        switch (treatment) {
            case Fix.Restrict restrict -> {
                mender.restrict(restrict.path());
                restricted(restrict);
            }
            case Fix.Resync _ -> resync();
            case Fix.SetAside(Path path) -> setAside(path);
            case Fix.PutRight right -> {
                TailFix repair = mender.putRight(files.open(right.log()), right.lineOffset(), right.lineLength(),
                        right.offset(), right.right());
                note(right.log(), AuditTerms.PUT_RIGHT, repair, Map.of(AuditTerms.BYTE, right.offset()));
            }
            case Fix.TakeOut out -> takeOut(out.log(), out.offset(), out.length());
            case Fix.RebuildSegment(String log, Path file, long length) -> {
                forget();
                Map<String, @Nullable Object> made = segments.rebuild(log, file, length);
                note(log, made.containsKey(AuditTerms.LEFT_SHA256) ? AuditTerms.ACCEPTED_LOSS : AuditTerms.REBUILT, made);
            }
            case Fix.FillSegment(String log, long base, long end) -> {
                forget();
                note(log, AuditTerms.ACCEPTED_LOSS, segments.fill(log, base, end));
            }
            case Fix.AcceptLoss(String log) -> accepted.add(log);
            case Fix.ResetBus _ -> note(LogFiles.EVENTS, AuditTerms.BUS_RESET, Map.of(AuditTerms.BUS_END, 0L));
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
        noteLostEnd();
        Recovery recovery = new Recovery(held);
        AuditWriter audit = recovery.recoverAudit(remembered);
        for (String log : accepted) {
            makeContinuable(log, audit);
        }
        for (AuditEntry entry : entries) {
            audit.add(entry);
        }
        entries.clear();
        audit.flush();
        recovery.recover(audit.positions(), adopt);
        new BusDrain(held, Admission.to(directory, settings)).drain();
        if (agree) {
            agree();
        }
        acceptLosses();
        if (held.positions().auditEnd() > 0) {
            files.open(LogFiles.AUDIT).sync(); // the positions must not tell of entries that a power cut may still take
        }
        held.positions().save(directory, files.disk());
    }

    /** Gives the lock back; everything is durable then. */
    @Override
    public void close() throws IOException {
        try (lock) {
            files.close();
        }
    }

    private void resync() throws IOException {
        mender.sync(directory, List.of(files.path(LogFiles.REGISTRY), files.path(LogFiles.INCIDENTS),
                files.path(LogFiles.AUDIT), files.path(LogFiles.EVENTS)));
        String kept = mender.setAside(directory.resolve(LogFiles.UNSYNCED));
        note(LogFiles.UNSYNCED, AuditTerms.SYNCED, Map.of(AuditTerms.QUARANTINE, kept));
    }

    private void setAside(Path path) throws IOException {
        String kept = mender.setAside(path);
        note(name(path), AuditTerms.SET_ASIDE, Map.of(AuditTerms.QUARANTINE, kept));
    }

    /** Before the files change: an interruption leaves nothing that tells of lines that are no more. */
    private void forget() throws IOException {
        for (Path derived : segments.derived()) {
            setAside(derived);
        }
    }

    private void takeOut(String log, long offset, long length) throws IOException {
        LineFile file = files.open(log);
        TailFix repair = mender.takeOut(file, offset, length);
        note(log, AuditTerms.TAKEN_OUT, repair, Map.of(AuditTerms.LEFT_SHA256, Digests.witness(file, log, offset, length).sha256()));
    }

    private void notePieces(List<String> names) throws IOException {
        Set<Object> known = new LinkedHashSet<>();
        entries.forEach(entry -> known.add(String.valueOf(entry.metadata().get(AuditTerms.QUARANTINE))));
        for (String name : names) {
            if (!known.contains(name)) {
                Path piece = directory.resolve(LogFiles.QUARANTINE).resolve(name);
                note(LogFiles.QUARANTINE, AuditTerms.NOTED, Map.of(
                        AuditTerms.QUARANTINE, name, AuditTerms.SHA256, Digests.ofFirst(piece, Files.size(piece))));
            }
        }
    }

    /** What the heads remember of entries that are gone would be forgotten with the next save. */
    private void noteLostEnd() throws IOException {
        LostEnd lost = LostEnd.of(directory);
        if (lost != null) {
            note(LogFiles.AUDIT, AuditTerms.END_LOST, lost.metadata());
        }
    }

    /** A log that was shortened gets blank lines up to where it ended, so that no place in it is ever vouched for twice. */
    private void makeContinuable(String log, AuditWriter audit) throws IOException {
        long vouched = log.equals(LogFiles.AUDIT) ? 0 : audit.positions().end(log);
        if (vouched == 0) {
            return;
        }
        LineFile file = files.open(log);
        if (file.size() < vouched) {
            takeOutTorn(log, file);
            files.requireSpace(vouched - file.size());
            mender.pad(file, vouched);
        } else if (file.read(vouched - 1, 1)[0] != '\n') {
            audit.add(anchor(log, file, vouched));
        }
    }

    private void takeOutTorn(String log, LineFile file) throws IOException {
        for (Damage damage : Tail.survey(file, Tail.UNKNOWN, new FieldScanner()).damages()) {
            if (!(damage instanceof Damage.Unterminated)) {
                takeOut(log, damage.offset(), damage.length());
            }
        }
    }

    /** Vouches for the rest of a line in the middle of which the vouched bytes end, so that the next entry begins a line. */
    private AuditEntry anchor(String log, LineFile file, long vouched) throws IOException {
        long end = vouched;
        byte[] at = file.read(end, 1);
        while (at.length > 0 && at[0] != '\n') {
            at = file.read(++end, 1);
        }
        if (at.length == 0) {
            file.append(new byte[] {'\n'}, 1);
            file.force();
        }
        return new AuditEntry(held.now(), settings.actor(), AuditTerms.DOCTOR_FIXED, log, Map.of(), Map.of(AuditTerms.FIX, AuditTerms.ANCHORED),
                Digests.witness(file, log, vouched, end - vouched));
    }

    private void agree() throws IOException {
        IncidentAgreement agreement = IncidentAgreement.of(LogReader.at(directory));
        Transaction transaction = new Transaction(held);
        for (Reconciliation.Difference difference : agreement.differences()) {
            for (TaskEvent event : agreement.missingEvents(difference, settings.actor())) {
                transaction.add(event, Map.of(AuditTerms.FIX, AuditTerms.AGREED, AuditTerms.INCIDENT_ID, difference.incidentId()));
            }
        }
        agree = false;
        transaction.commit();
    }

    private void acceptLosses() throws IOException {
        if (accepted.isEmpty()) {
            return;
        }
        AuditWriter audit = new AuditWriter(held);
        for (Map.Entry<String, LossRange> loss : LossRange.of(directory).entrySet()) {
            String log = loss.getKey();
            LossRange range = loss.getValue();
            if (accepted.contains(log)) {
                String left = Digests.witness(files.open(log), log, range.from(), range.to() - range.from()).sha256();
                audit.add(entry(log, AuditTerms.ACCEPTED_LOSS, Map.of(
                        AuditTerms.OFFSET, range.from(), AuditTerms.LENGTH, range.to() - range.from(), AuditTerms.LEFT_SHA256, left)));
            }
        }
        accepted.clear();
        audit.finish();
    }

    private void note(String resource, String fix, TailFix repair, Map<String, ?> more) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.OFFSET, repair.offset());
        metadata.put(AuditTerms.LENGTH, repair.length());
        metadata.put(AuditTerms.SHA256, repair.sha256());
        metadata.put(AuditTerms.QUARANTINE, repair.quarantine() == null ? null : name(repair.quarantine()));
        metadata.putAll(more);
        note(resource, fix, metadata);
    }

    private void note(String resource, String fix, Map<String, ? extends @Nullable Object> metadata) {
        entries.add(entry(resource, fix, metadata));
    }

    private AuditEntry entry(String resource, String fix, Map<String, ? extends @Nullable Object> more) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.FIX, fix);
        metadata.putAll(more);
        return new AuditEntry(held.now(), settings.actor(), AuditTerms.DOCTOR_FIXED, resource, Map.of(), metadata, null);
    }

    private static String name(Path path) {
        return String.valueOf(path.getFileName());
    }
}
