package taskmgmt.store.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.EventSink;
import taskmgmt.store.guard.Admission;
import taskmgmt.store.guard.Denial;
import taskmgmt.store.guard.Places;
import taskmgmt.store.read.BusScan;
import taskmgmt.store.read.KnownTasks;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Takes what scripts have appended to the bus into the registry, under the lock.
 *
 * <p>Each event carries the bus offset that it came from into the registry, and its audit entry tells where its line ended;
 * from these the drained part can be found again after any crash, so that every line is taken in exactly once. A line that
 * is no event, or whose event may not follow, is named by an audit entry of its own and stays in the bus.
 */
public final class BusDrain {
    private static final String NOBODY = "anonymous";
    private static final int BATCH_LINES = 1_000;

    private final LockedLog log;
    private final LogFileSet files;
    private final List<BusLine> batch = new ArrayList<>();
    private final Admission admission;

    public BusDrain(LockedLog log, Admission admission) {
        this.log = log;
        this.files = log.files();
        this.admission = admission;
    }

    /** One line of the bus: an event, or the reason why it is none. */
    private record BusLine(long offset, @Nullable TaskEvent event, String fault) {}

    /** Takes in all whole lines of the bus. */
    public void drain() throws IOException {
        long size = files.size(LogFiles.EVENTS);
        if (size < busEnd()) {
            startAgain(size);
        }
        if (size > busEnd()) {
            if (log.settings().sync() != SyncPolicy.OS) {
                // Else a power cut may take lines that were taken in, and others come to stand where they stood.
                LineFile.syncOthers(files.path(LogFiles.EVENTS), files.disk());
                if (busEnd() == 0) {
                    files.open(LogFiles.AUDIT).sync(); // the entry that a new bus begins is of this command or of a killed one
                }
            }
            try {
                long end = new BusScan(files.directory())
                        .scan(busEnd(), log.now(), admission.redaction()::record, new Collector());
                takeBatch(end);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** Up to where it was drained, in bytes. */
    private long busEnd() {
        return log.positions().busEnd();
    }

    /** On record before the first line is taken in: else its offset could not be told from one of the old bus. */
    private void startAgain(long size) throws IOException {
        log.warnings().say(LogFiles.EVENTS + " is shorter than what was drained from it: it is read from its start");
        AuditEntry restart = new AuditEntry(log.now(), log.actor(), AuditTerms.BUS_RESTARTED, LogFiles.EVENTS, Map.of(),
                Map.of(AuditTerms.DRAINED, busEnd(), AuditTerms.BYTES, size, AuditTerms.BUS_END, 0L), null);
        AuditWriter.append(restart, log);
    }

    /** Fills the batch; a full one is taken in when the next line tells where its last line ended. */
    private final class Collector implements EventSink {
        @Override
        public void event(TaskEvent event, long offset) {
            add(new BusLine(offset, event.with(RegistryCodec.BUS_OFFSET, offset), ""));
        }

        @Override
        public void damaged(String file, long offset, String reason) {
            add(new BusLine(offset, null, reason));
        }

        private void add(BusLine line) {
            if (batch.size() == BATCH_LINES) {
                try {
                    takeBatch(line.offset());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            batch.add(line);
        }
    }

    private void takeBatch(long end) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        Set<String> ids = new LinkedHashSet<>();
        for (BusLine line : batch) {
            if (line.event() != null) {
                ids.add(line.event().taskId());
            }
        }
        Snapshot snapshot = log.snapshot();
        KnownTasks tasks = new KnownTasks(snapshot, ids);
        Places places = Places.of(batch.stream().flatMap(line -> Stream.ofNullable(line.event()))
                .filter(admission::concerns).toList(), snapshot);
        Transaction transaction = new Transaction(log);
        for (int i = 0; i < batch.size(); i++) {
            take(batch.get(i), i + 1 < batch.size() ? batch.get(i + 1).offset() : end, tasks, places, transaction);
        }
        batch.clear();
        transaction.commit();
    }

    private void take(BusLine line, long end, KnownTasks tasks, Places places, Transaction transaction) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.BUS_END, end);
        TaskEvent event = line.event();
        Verdict verdict = event == null ? new Verdict(line.fault(), null) : verdict(event, tasks, places);
        if (event != null && verdict.fault().isEmpty()) {
            tasks.apply(event);
            places.apply(event);
            transaction.add(event, metadata);
            return;
        }
        String fault = admission.redaction().text(verdict.fault());
        transaction.add(verdict.denial() != null ? verdict.denial().entry(log.now(), told(line.offset(), fault, metadata))
                : refusal(log.now(), log.actor(), line.offset(), fault, metadata));
        log.warnings().say(LogFiles.EVENTS + " at byte " + line.offset() + " was refused: " + fault);
    }

    /** The entry for a line that is not taken in. */
    static AuditEntry refusal(
            Instant now, String actor, long offset, String reason, Map<String, @Nullable Object> metadata) {
        return new AuditEntry(now, actor, AuditTerms.BUS_LINE_REFUSED, LogFiles.EVENTS, Map.of(), told(offset, reason, metadata), null);
    }

    private static Map<String, @Nullable Object> told(long offset, String reason, Map<String, @Nullable Object> metadata) {
        metadata.put(AuditTerms.OFFSET, offset);
        metadata.put(AuditTerms.REASON, reason);
        return metadata;
    }

    /** Why the event may not follow: empty where it may. */
    private record Verdict(String fault, @Nullable Denial denial) {}

    /** Nobody but the line itself says whose it is; one that does not say is of {@value #NOBODY}. */
    private Verdict verdict(TaskEvent event, KnownTasks tasks, Places places) {
        if (event.isAnnouncement() && tasks.of(event.taskId()) != null) {
            return new Verdict("task " + event.taskId() + " is registered already", null);
        }
        try {
            tasks.check(event);
            String actor = event.actor();
            Denial denial = admission.concerns(event) ? admission.of(event, actor == null ? NOBODY : actor, places) : null;
            return new Verdict(denial == null ? "" : denial.sentence(), denial);
        } catch (RefusedException e) {
            return new Verdict(String.valueOf(e.getMessage()), null);
        }
    }

    /** Where the bus line that begins at the offset ends, its line end included. */
    static long lineEnd(LogFileSet files, long offset) throws IOException {
        byte[] bytes = files.open(LogFiles.EVENTS).read(offset, LogFiles.MAX_LINE_BYTES + 2);
        int length = 0;
        while (length < bytes.length && bytes[length] != '\n') {
            length++;
        }
        return offset + length + 1;
    }
}
