package taskmgmt.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.incident.Incident;
import taskmgmt.journal.DirectoryLock;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.policy.Resource;
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
    private final Notices notices;
    private final LogFileSet files;
    private final DirectoryLock lock;
    private @Nullable Heads heads;
    private @Nullable Admission admission;
    private long savedEnd = -1;

    private TaskLog(Path directory, LogSettings settings, Notices notices) {
        this.directory = directory;
        this.settings = settings;
        this.notices = notices;
        this.files = new LogFileSet(directory, settings.sync());
        this.lock = DirectoryLock.at(directory.resolve(LogFiles.LOCK));
    }

    /** Nothing is opened or made before the first change. */
    public static TaskLog at(Path directory, LogSettings settings, Notices notices) {
        return new TaskLog(directory, settings, notices);
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
            Heads ready = ready(now, firstTime);
            Snapshot snapshot = snapshot(now);
            Draft draft = admission().clean(change.decide(snapshot));
            Denial denial = admission().of(draft, snapshot);
            if (denial != null) {
                deny(List.of(denial.entry(now, Map.of())), now, ready);
                throw denial.refusal();
            }
            return write(draft, now, ready);
        }
    }

    /**
     * For what is done to the logs beside appending to them, before it is done: whether the policy lets this actor.
     *
     * @throws taskmgmt.task.RefusedException where it does not, which the audit log tells then
     */
    public void require(String action, Resource resource) throws IOException {
        exclusively(now -> {
            require(action, resource, now);
            return action;
        });
    }

    /** The same under the lock that the caller holds. */
    void require(String action, Resource resource, Instant now) throws IOException {
        Denial denial = admission().of(settings.actor(), action, resource);
        if (denial != null) {
            deny(List.of(denial.entry(now, Map.of())), now);
            throw denial.refusal();
        }
    }

    /** What may come into this log; valid under the lock. */
    Admission admission() throws IOException {
        Admission known = admission;
        if (known == null) {
            known = Admission.to(directory, settings);
            admission = known;
        }
        return known;
    }

    /** Writes that something was denied, under the lock that the caller holds. */
    void deny(List<AuditEntry> denials, Instant now) throws IOException {
        deny(denials, now, heads == null ? ready(now, false) : heads);
    }

    private void deny(List<AuditEntry> denials, Instant now, Heads ready) throws IOException {
        heads = null; // not known until everything is written
        Transaction transaction = new Transaction(files, settings, now, ready);
        denials.forEach(transaction::add);
        heads = transaction.commit();
    }

    Path directory() {
        return directory;
    }

    String actor() {
        return settings.actor();
    }

    /** Where the registry ends; to be asked under the lock. */
    long registryEnd() throws IOException {
        return files.size(LogFiles.REGISTRY);
    }

    /** The same lock, for several transactions that nobody may come in between. */
    <T> T exclusively(Locked<T> work) throws IOException {
        boolean firstTime = isFirstTime();
        try (DirectoryLock.Held _ = lock.acquire(settings.lockTimeout())) {
            Instant now = Rfc3339.toMicros(settings.clock().instant());
            heads = ready(now, firstTime);
            return work.run(now);
        }
    }

    /** Work under the lock. */
    interface Locked<T> {
        T run(Instant now) throws IOException;
    }

    /** Writes a draft under the lock that the caller holds. */
    Receipt write(Draft draft, Instant now) throws IOException {
        return write(draft, now, heads == null ? ready(now, false) : heads);
    }

    private Receipt write(Draft draft, Instant now, Heads ready) throws IOException {
        heads = null; // not known until everything is written
        Transaction transaction = new Transaction(files, settings, now, ready);
        for (Incident incident : draft.incidents()) {
            transaction.add(incident);
        }
        for (TaskEvent event : draft.events()) {
            transaction.add(event, Map.of());
        }
        boolean writes = !draft.incidents().isEmpty() || !draft.events().isEmpty();
        heads = writes ? transaction.commit() : ready;
        remember(heads);
        return new Receipt(draft.incidents(), draft.events());
    }

    /**
     * Saves the heads once in a while, so that the next process has little to catch up on. Where they cannot be saved it
     * reads the audit log instead; what was written is written, and no reason to fail.
     */
    private void remember(Heads current) {
        if (savedEnd < 0 || current.auditEnd() - savedEnd > SAVE_BYTES) {
            savedEnd = current.auditEnd();
            try {
                current.save(directory);
            } catch (JournalException e) {
                notices.say("commands take longer until this is put right: " + e.getMessage());
            }
        }
    }

    private Heads ready(Instant now, boolean firstTime) throws IOException {
        Admission known = admission();
        Heads remembered = heads != null ? heads : AuditScan.remembered(directory);
        heads = null;
        Heads recovered = new Recovery(files, settings, notices, now).recover(remembered, firstTime);
        return new BusDrain(files, settings, notices, now, noted(known, recovered, now), known).drain();
    }

    /** Tells once that the policy is another one than before. */
    private Heads noted(Admission known, Heads recovered, Instant now) throws IOException {
        String sha256 = known.sha256();
        if (recovered.policy().equals(sha256 == null ? Heads.NO_POLICY : sha256)) {
            return recovered;
        }
        AuditWriter audit = new AuditWriter(files, recovered);
        audit.add(PolicyChange.entry(now, settings.actor(), recovered.policy(), sha256));
        audit.flush();
        return audit.heads();
    }

    /** Whether no program of ours has ever taken the lock here. */
    private boolean isFirstTime() {
        return heads == null && !Files.exists(directory.resolve(LogFiles.LOCK), LinkOption.NOFOLLOW_LINKS);
    }

    /** What this log holds; valid under the lock. */
    Snapshot snapshot(Instant now) throws IOException {
        return new Snapshot(directory, Rfc3339.toMicros(now), settings.actor(), admission().governance());
    }

    /** Everything is durable when this returns, the audit log too, unless the sync policy is {@code os}. */
    @Override
    public void close() throws IOException {
        files.close();
    }
}
