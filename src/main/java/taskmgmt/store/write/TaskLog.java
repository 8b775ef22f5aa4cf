package taskmgmt.store.write;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.incident.Incident;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.UnsyncedMark;
import taskmgmt.journal.lock.DirectoryLock;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Receipt;
import taskmgmt.store.Warnings;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.guard.Denial;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.LostEnd;
import taskmgmt.store.heads.PolicyChange;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;

/**
 * The log directory as its writers see it. Each {@link #append} is one transaction: under the lock it recovers what an
 * interrupted writer left, takes in the bus, decides the change on what is there then, and writes it with its audit
 * entries. When it returns, the change is durable as the sync policy has it, and will never be lost.
 *
 * <p>Not for sharing between threads; any number of instances, in any number of processes, may write to one directory.
 */
public final class TaskLog implements Closeable {
    private static final long SAVE_BYTES = 256 * 1024;

    private final Path directory;
    private final LogSettings settings;
    private final Warnings notices;
    private final LogFileSet files;
    private final DirectoryLock lock;
    private @Nullable LogPositions heads;
    private @Nullable Admission admission;
    /** Where the audit log ended as the saved heads have it. */
    private long savedEnd;

    private TaskLog(Path directory, LogSettings settings, Warnings notices, PrivateFiles disk) {
        this.directory = directory;
        this.settings = settings;
        this.notices = notices;
        this.files = new LogFileSet(directory, settings.sync(), disk);
        this.lock = DirectoryLock.at(directory.resolve(LogFiles.LOCK), disk);
    }

    /** Nothing is opened or made before the first change. */
    public static TaskLog at(Path directory, LogSettings settings, Warnings notices) {
        return at(directory, settings, notices, PrivateFiles.SYSTEM);
    }

    /** The same on a file system that may fail. */
    public static TaskLog at(Path directory, LogSettings settings, Warnings notices, PrivateFiles disk) {
        return new TaskLog(directory, settings, notices, disk);
    }

    /**
     * Decides and writes a change.
     *
     * @throws taskmgmt.task.RefusedException where the change is refused; nothing of it is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
     */
    public Receipt append(Change change) throws IOException {
        if (heads == null && !Files.isDirectory(directory)) {
            // A change that is refused must not leave an empty log directory behind. One that is denied leaves the evidence.
            admission();
            change.decide(snapshot(settings.clock().instant()));
        }
        boolean firstTime = isFirstTime();
        try (DirectoryLock.Held _ = lock.acquire(settings.lockTimeout())) {
            Instant now = Rfc3339.toMicros(settings.clock().instant());
            LogPositions ready = ready(now, firstTime);
            Snapshot snapshot = snapshot(now);
            ChangeSet draft = admission().clean(change.decide(snapshot));
            Denial denial = admission().of(draft, snapshot);
            if (denial != null) {
                deny(List.of(denial.entry(now, Map.of())), now, ready);
                throw denial.refusal();
            }
            return write(draft, now, ready);
        } catch (ClosedByInterruptException e) {
            throw new LogUnwritableException("interrupted while the logs in " + directory + " were read: repeat the command", e);
        }
    }

    /**
     * The same for events that have nothing to do with each other: those that the policy denies are left out, and told of in
     * the audit log; the others are written.
     *
     * @param denied told of each of them
     */
    public Receipt appendAllowed(Change change, Warnings denied) throws IOException {
        return exclusively(now -> {
            Snapshot snapshot = snapshot(now);
            List<Denial> denials = new ArrayList<>();
            ChangeSet allowed = admission().allowed(admission().clean(change.decide(snapshot)), snapshot, denials);
            if (!denials.isEmpty()) {
                deny(denials.stream().map(denial -> denial.entry(now, Map.of())).toList(), now);
                denials.forEach(denial -> denied.say(denial.sentence()));
            }
            return write(allowed, now);
        });
    }

    /**
     * For what is done to the logs beside appending to them, before it is done: whether the policy lets this actor.
     *
     * @throws taskmgmt.task.RefusedException where it does not, which the audit log tells then
     */
    public void require(String action, ProtectedResource resource) throws IOException {
        exclusively(now -> {
            require(action, resource, now);
            return action;
        });
    }

    /**
     * The same where nothing is to be written before, nor can be for certain: the log may be damaged, or somebody else's.
     * Without the entry on it, what is denied is denied.
     */
    public void requireAsItStands(String action, ProtectedResource resource) throws IOException {
        Denial denial = admissionNow().of(settings.actor(), action, resource);
        if (denial == null) {
            return;
        }
        try {
            require(action, resource);
        } catch (JournalException e) {
            notices.say("the denial is not on record: " + e.getMessage());
        }
        throw denial.refusal();
    }

    /** The same under the lock that the caller holds. */
    public void require(String action, ProtectedResource resource, Instant now) throws IOException {
        Denial denial = admission().of(settings.actor(), action, resource);
        if (denial != null) {
            deny(List.of(denial.entry(now, Map.of())), now);
            throw denial.refusal();
        }
    }

    /** What may come into this log, as {@link #ready} saw it under the lock for this transaction. */
    public Admission admission() throws IOException {
        Admission known = admission;
        return known == null ? admissionNow() : known;
    }

    private Admission admissionNow() throws IOException {
        Admission known = admission;
        Admission now = known == null ? Admission.to(directory, settings) : known.refreshed(directory, settings);
        admission = now;
        return now;
    }

    /** Writes that something was denied, under the lock that the caller holds. */
    public void deny(List<AuditEntry> denials, Instant now) throws IOException {
        deny(denials, now, heads(now));
    }

    private void deny(List<AuditEntry> denials, Instant now, LogPositions ready) throws IOException {
        heads = null; // not known until everything is written
        Transaction transaction = new Transaction(files, settings, now, ready);
        denials.forEach(transaction::add);
        heads = transaction.commit();
    }

    public Path directory() {
        return directory;
    }

    public PrivateFiles disk() {
        return files.disk();
    }

    Duration lockTimeout() {
        return settings.lockTimeout();
    }

    public String actor() {
        return settings.actor();
    }

    /** Where the registry ends; to be asked under the lock. */
    public long registryEnd() throws IOException {
        return files.size(LogFiles.REGISTRY);
    }

    /** The same lock, for several transactions that nobody may come in between. */
    public <T> T exclusively(Locked<T> work) throws IOException {
        boolean firstTime = isFirstTime();
        try (DirectoryLock.Held _ = lock.acquire(settings.lockTimeout())) {
            Instant now = Rfc3339.toMicros(settings.clock().instant());
            heads = ready(now, firstTime);
            return work.run(now);
        }
    }

    /** Work under the lock. */
    public interface Locked<T> {
        T run(Instant now) throws IOException;
    }

    /** Writes a draft under the lock that the caller holds. */
    public Receipt write(ChangeSet draft, Instant now) throws IOException {
        return write(draft, now, heads(now));
    }

    /** Writes an entry that stands for no line, under the lock that the caller holds. */
    public void write(AuditEntry entry, Instant now) throws IOException {
        LogPositions ready = heads(now);
        heads = null; // not known until everything is written
        Transaction transaction = new Transaction(files, settings, now, ready);
        transaction.add(entry);
        heads = transaction.commit();
        remember(heads);
    }

    /** Makes all of the audit log durable, whatever the sync policy; under the lock that the caller holds. */
    public void syncAudit() throws IOException {
        files.open(LogFiles.AUDIT).sync();
    }

    /** The audit log's last entry; under the lock that the caller holds. */
    public ChainHead chainHead(Instant now) throws IOException {
        heads = heads(now);
        return heads.chain();
    }

    private Receipt write(ChangeSet draft, Instant now, LogPositions ready) throws IOException {
        heads = null; // not known until everything is written
        Transaction transaction = new Transaction(files, settings, now, ready);
        for (Incident incident : draft.incidents()) {
            transaction.add(incident);
        }
        for (TaskEvent event : draft.events()) {
            transaction.add(event, Map.of());
        }
        boolean writes = !draft.incidents().isEmpty() || !draft.events().isEmpty();
        heads = writes ? rotateWhereDue(transaction.commit(), now) : ready;
        remember(heads);
        return new Receipt(draft.incidents(), draft.events());
    }

    /** What was written is written: where a log cannot be rotated, it only goes on growing. */
    private LogPositions rotateWhereDue(LogPositions written, Instant now) {
        if (!files.hasGrownTo(settings.rotateBytes(), written)) {
            return written;
        }
        List<String> due = LogRotation.due(files, settings, written);
        LogRotation rotation = new LogRotation(files, settings, now, written);
        try {
            rotation.rotate(due);
        } catch (IOException e) {
            notices.say("the log is not rotated until this is put right: " + e.getMessage());
        }
        return rotation.heads();
    }

    /** Rotation, or what belongs to it, under the lock that the caller holds. */
    <T> T rotating(Instant now, Rotating<T> work) throws IOException {
        LogRotation rotation = new LogRotation(files, settings, now, heads(now));
        heads = null; // not known until everything is written
        T done = work.run(rotation);
        remember(rotation.heads());
        heads = rotation.heads();
        return done;
    }

    /** Work on a rotation. */
    interface Rotating<T> {
        T run(LogRotation rotation) throws IOException;
    }

    /**
     * Saves the heads once in a while, so that the next process has little to catch up on; else {@link #close} does. They
     * must not tell of entries that a power cut may still take, so the audit log is synced before.
     */
    private void remember(LogPositions current) throws JournalException {
        if (current.auditEnd() - savedEnd > SAVE_BYTES) {
            if (settings.sync() != SyncPolicy.OS) {
                files.open(LogFiles.AUDIT).sync();
            }
            save(current);
        }
    }

    /** Where they cannot be saved the next process reads the audit log instead; what was written is written. */
    private void save(LogPositions current) {
        savedEnd = current.auditEnd();
        try {
            current.save(directory, files.disk());
        } catch (JournalException e) {
            notices.say("commands take longer until this is put right: " + e.getMessage());
        }
    }

    /** Under the lock that the caller holds, whose work may have left them unknown. */
    private LogPositions heads(Instant now) throws IOException {
        LogPositions known = heads;
        return known == null ? ready(now, false) : known;
    }

    private LogPositions ready(Instant now, boolean firstTime) throws IOException {
        new UnsyncedMark(directory, files.disk()).refuse();
        files.refresh();
        Admission known = admissionNow();
        LogPositions remembered = heads != null ? heads : AuditScan.remembered(directory);
        savedEnd = heads == null ? remembered.auditEnd() : savedEnd;
        heads = null;
        LostEnd lost = firstTime || remembered.auditEnd() > 0 ? null : LostEnd.of(directory);
        LogPositions recovered = new Recovery(files, settings, notices, now).recover(remembered, firstTime);
        recovered = lost == null ? recovered : noted(lost, recovered, now);
        return new BusDrain(files, settings, notices, now, noted(known, recovered, now), known).drain();
    }

    private LogPositions noted(LostEnd lost, LogPositions recovered, Instant now) throws IOException {
        notices.say(lost.sentence());
        return AuditWriter.append(lost.entry(now, settings.actor()), files, recovered);
    }

    /** Tells once that the policy is another one than before. */
    private LogPositions noted(Admission known, LogPositions recovered, Instant now) throws IOException {
        String sha256 = known.sha256();
        if (recovered.policy().equals(sha256 == null ? LogPositions.NO_POLICY : sha256)) {
            return recovered;
        }
        return AuditWriter.append(PolicyChange.entry(now, settings.actor(), recovered.policy(), sha256), files, recovered);
    }

    /** Whether no program of ours has ever taken the lock here. */
    private boolean isFirstTime() {
        return heads == null && !Files.exists(directory.resolve(LogFiles.LOCK), LinkOption.NOFOLLOW_LINKS);
    }

    /** What this log holds; valid under the lock. */
    public Snapshot snapshot(Instant now) throws IOException {
        return new Snapshot(files.directory(), files.disk(), Rfc3339.toMicros(now), settings.actor(), admission().governance());
    }

    /** Everything is durable when this returns, the audit log too, unless the sync policy is {@code os}. */
    @Override
    public void close() throws IOException {
        files.close();
        LogPositions last = heads;
        if (last != null && last.auditEnd() > savedEnd) {
            try (DirectoryLock.Held _ = lock.acquire(Duration.ZERO)) {
                save(last);
            } catch (LogBusyException _) {
                // Whoever is writing now saves newer ones.
                savedEnd = last.auditEnd();
            }
        }
    }
}
