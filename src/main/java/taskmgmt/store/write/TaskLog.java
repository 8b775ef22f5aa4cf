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
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.ChainHead;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogBusyException;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SegmentDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.disk.UnsyncedMark;
import taskmgmt.journal.lock.Locks;
import taskmgmt.journal.lock.LogLock;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.LogSettings;
import taskmgmt.store.Warnings;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.guard.Denial;
import taskmgmt.store.heads.AuditScan;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.heads.SeenLogs;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Rfc3339;

/**
 * The log directory as its writers see it. Each {@link #append} is one transaction: under the lock it recovers from an
 * interrupted writer, drains the bus, decides the change on the current state, and writes it with its audit entries. When it
 * returns, the change is durable according to the sync policy, and will never be lost.
 *
 * <p>Not thread-safe; any number of instances, in any number of processes, may write to one directory.
 */
public final class TaskLog implements Closeable {
    private final Path directory;
    private final LogSettings settings;
    private final Warnings warnings;
    private final LogFileSet files;
    private final LogLock lock;
    private final SavedPositions saved;
    private final @Nullable ChangeGroup group;
    private @Nullable Admission admission;
    /** Of the changes that are made now; null where nobody asks for one twice. */
    private @Nullable ChangeIdentity identity;
    /** Has the positions of the last time that the lock was held; null before the first. */
    private @Nullable LockedLog last;
    private final ForeignWrites foreign;
    private boolean stepsOver;

    private TaskLog(Path directory, LogSettings settings, Warnings warnings, PrivateFiles disk, @Nullable ChangeGroup group) {
        this.group = group;
        this.directory = directory;
        this.settings = settings;
        this.warnings = warnings;
        this.files = new LogFileSet(directory, settings.sync(), disk);
        this.lock = Locks.at(directory.resolve(LogFiles.LOCK), disk);
        this.saved = new SavedPositions(files, settings.sync(), warnings);
        this.foreign = new ForeignWrites(directory, disk, warnings);
    }

    /** Nothing is opened or made before the first change. */
    public static TaskLog at(Path directory, LogSettings settings, Warnings warnings) {
        return at(directory, settings, warnings, PrivateFiles.SYSTEM);
    }

    /** The same on a file system that may fail. */
    public static TaskLog at(Path directory, LogSettings settings, Warnings warnings, PrivateFiles disk) {
        return new TaskLog(directory, settings, warnings, disk, null);
    }

    /** The same log, whose changes are written together with those of others; nothing else can be done with it. */
    public TaskLog in(ChangeGroup others) {
        return new TaskLog(directory, settings, warnings, files.disk(), others);
    }

    /** For who reports what has happened: a line of another program that is no record is put on record and passed over. */
    public TaskLog steppingOver() {
        stepsOver = true;
        return this;
    }

    /**
     * Decides and writes a change.
     *
     * @throws taskmgmt.task.RefusedException where the change is refused; nothing of it is written then
     * @throws taskmgmt.journal.JournalException where the logs are damaged, cannot be written, or stay locked
     */
    public ChangeSet append(Change change) throws IOException {
        if (group != null) {
            return group.write(change, identity, settings.actor());
        }
        if (known() == null && !Files.isDirectory(directory)) {
            admission(); // a change that is refused must not leave an empty log directory behind; one that is denied leaves the evidence
            change.decide(snapshot(settings.clock().instant()));
        }
        boolean firstTime = isFirstTime();
        try (LogLock.Held held = lock.acquire(settings.lockTimeout())) {
            LockedLog log = begin(firstTime, held);
            Snapshot snapshot = snapshot(log);
            ChangeSet changes = admission().clean(change.decideOnce(identity, snapshot));
            Denial denial = admission().of(changes, snapshot);
            if (denial != null) {
                throw refused(denial, log);
            }
            ChangeSet written = write(changes, log);
            change.written();
            return written;
        } catch (SegmentDamagedException damage) {
            foreign.refused(damage);
            throw damage;
        } catch (ClosedByInterruptException e) {
            throw new LogUnwritableException("interrupted while the logs in " + directory + " were read: repeat the command", e);
        }
    }

    /**
     * Does work whose changes have this identity: one that was made before is not made again.
     *
     * @throws AlreadyMadeException where one was
     */
    public <T> T once(ChangeIdentity once, Once<T> work) throws IOException {
        identity = once;
        try {
            return work.run();
        } finally {
            identity = null;
        }
    }

    /** Work that appends. */
    public interface Once<T> {
        T run() throws IOException;
    }

    /**
     * The same for events that have nothing to do with each other: those that the policy denies are left out, and recorded in
     * the audit log; the others are written.
     *
     * @param denied is notified of each of them
     */
    public ChangeSet appendAllowed(Change change, Warnings denied) throws IOException {
        return exclusively(log -> {
            Snapshot snapshot = snapshot(log);
            List<Denial> denials = new ArrayList<>();
            ChangeSet allowed = admission().allowed(admission().clean(change.decide(snapshot)), snapshot, denials);
            if (!denials.isEmpty()) {
                record(denials.stream().map(denial -> denial.entry(log.now(), Map.of())).toList(), log);
                denials.forEach(denial -> denied.say(denial.sentence()));
            }
            ChangeSet written = write(allowed, log);
            change.written();
            return written;
        });
    }

    /**
     * For what is done to the logs beside appending to them, before it is done: whether the policy lets this actor.
     *
     * @throws taskmgmt.task.RefusedException where it does not, which the audit log records then
     */
    public void require(String action, ProtectedResource resource) throws IOException {
        exclusively(log -> {
            require(action, resource, log);
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
            warnings.say("the denial is not on record: " + e.getMessage());
        }
        throw denial.refusal();
    }

    /** The same under the lock that the caller holds. */
    public void require(String action, ProtectedResource resource, LockedLog log) throws IOException {
        Denial denial = admission().of(settings.actor(), action, resource);
        if (denial != null) {
            throw refused(denial, log);
        }
    }

    /** Whether the policy lets this actor write the event: for a change that can do something else instead. */
    public boolean allows(TaskEvent event, Snapshot now) throws IOException {
        return admission().of(ChangeSet.of(event), now) == null;
    }

    private RefusedException refused(Denial denial, LockedLog log) throws IOException {
        record(List.of(denial.entry(log.now(), Map.of())), log);
        return denial.refusal();
    }

    /** What may come into this log, as the policy was when the lock was taken for this transaction. */
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

    /** What time it is for whoever looks without the lock; a change has its own moment. */
    public Instant now() {
        return settings.clock().instant();
    }

    /** The same lock, for several transactions that nobody may come in between. */
    public <T> T exclusively(Locked<T> work) throws IOException {
        boolean firstTime = isFirstTime();
        try (LogLock.Held held = lock.acquire(settings.lockTimeout())) {
            return work.run(begin(firstTime, held));
        } catch (SegmentDamagedException damage) {
            foreign.refused(damage);
            throw damage;
        }
    }

    /** Work under the lock. */
    public interface Locked<T> {
        /** @param log is of no use afterwards */
        T run(LockedLog log) throws IOException;
    }

    /**
     * Does something that changes no log, under the lock, once it is on record.
     *
     * @throws taskmgmt.task.RefusedException where the policy does not let this actor
     */
    public void act(String action, ProtectedResource resource, LoggedAct act) throws IOException {
        exclusively(log -> {
            require(action, resource, log);
            AuditEntry entry = act.entry(log.now(), log.actor());
            if (entry != null) {
                record(List.of(entry), log);
                act.carryOut();
            }
            return act;
        });
    }

    /** What would be kept of the field of an event: without its secrets. */
    public @Nullable Object kept(String field, Object value) throws IOException {
        return admission().redaction().record(Collections.singletonMap(field, value)).get(field);
    }

    /** Writes changes under the lock that the caller holds. */
    public ChangeSet write(ChangeSet changes, LockedLog log) throws IOException {
        commit(changes, List.of(), log);
        return changes;
    }

    /** Writes entries that represent no line, under the lock that the caller holds. */
    public void record(List<AuditEntry> entries, LockedLog log) throws IOException {
        commit(ChangeSet.NOTHING, entries, log);
    }

    private void commit(ChangeSet changes, List<AuditEntry> entries, LockedLog log) throws IOException {
        recoverWhereUnknown(log);
        log.commit(changes, entries);
        foreign.leave(files, log.known());
        saved.saveWhereFar(log);
    }

    /** Rotation, or what belongs to it, under the lock that the caller holds. */
    <T> T rotating(LockedLog log, Rotating<T> work) throws IOException {
        recoverWhereUnknown(log);
        T done = work.run(new LogRotation(log));
        foreign.leave(files, log.known());
        saved.saveWhereFar(log);
        return done;
    }

    /** Work on a rotation. */
    interface Rotating<T> {
        T run(LogRotation rotation) throws IOException;
    }

    /** The audit log's last entry; under the lock that the caller holds. */
    public ChainHead chainHead(LockedLog log) throws IOException {
        recoverWhereUnknown(log);
        return log.positions().chain();
    }

    /** To be called when the lock was taken. */
    private LockedLog begin(boolean firstTime, LogLock.Held held) throws IOException {
        if (group != null) {
            throw new IllegalStateException("only changes are written in a group");
        }
        LockedLog log = new LockedLog(files, settings, warnings, Rfc3339.toMicros(settings.clock().instant()), held, stepsOver);
        SeenLogs seen = foreign.look(files.list());
        log.seen(seen);
        files.refresh(seen);
        LogPositions remembered = recover(log, known(), firstTime);
        foreign.examine(log);
        if (log.positions().auditEnd() != remembered.auditEnd()) {
            foreign.leave(files, log.known());
        }
        return log;
    }

    /** The caller's own work under the lock may have failed, and left it unknown where the logs end. */
    private void recoverWhereUnknown(LockedLog log) throws IOException {
        if (log.known() == null) {
            files.refresh();
            recover(log, null, false);
        }
    }

    /** @return the positions before anything was recovered */
    private LogPositions recover(LockedLog log, @Nullable LogPositions known, boolean firstTime) throws IOException {
        new UnsyncedMark(directory, files.disk()).refuse();
        Admission current = admissionNow();
        LogPositions remembered = known == null ? saved.load() : newest(known, log.leftAt());
        last = log;
        log.synced(saved.synced());
        try {
            log.recover(remembered, firstTime, current);
        } catch (LogDamagedException damage) {
            foreign.refused(damage);
            throw damage;
        }
        return remembered;
    }

    /**
     * What other writers have left since is believed where the audit log says the same. Only while this process lives: what they wrote
     * need not be durable, and a power failure could have taken some of it.
     */
    private LogPositions newest(LogPositions remembered, @Nullable LogPositions left) throws IOException {
        return left != null && left.auditEnd() > remembered.auditEnd() && AuditScan.endsThere(left, directory.resolve(LogFiles.AUDIT))
                ? left : remembered;
    }

    /** Where the logs ended when this process wrote to them last; null where that is not known. */
    private @Nullable LogPositions known() {
        LockedLog held = last;
        return held == null ? null : held.known();
    }

    /** Whether no program of ours has ever taken the lock here. */
    private boolean isFirstTime() {
        return known() == null && !Files.exists(directory.resolve(LogFiles.LOCK), LinkOption.NOFOLLOW_LINKS);
    }

    /** What this log holds, without the lock: for a first look that decides nothing. */
    public Snapshot snapshot(Instant now) throws IOException {
        return new Snapshot(files.directory(), files.disk(), Rfc3339.toMicros(now), settings.actor(), admission().governance());
    }

    /** What this log holds, under the lock that the caller holds. */
    public Snapshot snapshot(LockedLog log) throws IOException {
        return log.snapshot().under(admission().governance());
    }

    /** Everything is durable when this returns, the audit log too, unless the sync policy is {@code os}. */
    @Override
    public void close() throws IOException {
        foreign.close();
        files.close();
        LogPositions known = known();
        if (known != null && saved.areBehind(known)) {
            try (LogLock.Held _ = lock.acquire(Duration.ZERO)) {
                saved.save(known);
            } catch (LogBusyException _) {
                saved.leaveTo(known);
            }
        }
    }
}
