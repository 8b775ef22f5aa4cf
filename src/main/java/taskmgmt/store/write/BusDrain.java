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
import taskmgmt.store.guard.Admission;
import taskmgmt.store.guard.Denial;
import taskmgmt.store.guard.Places;
import taskmgmt.store.heads.BusPrint;
import taskmgmt.store.read.BusScan;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.IncomingLine;
import taskmgmt.store.read.KnownTasks;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.read.TakenEvents;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.plan.Reported;

/**
 * Takes what scripts have appended to the bus into the registry, under the lock.
 *
 * <p>Each event carries the bus offset that it came from into the registry, and its audit entry tells where its line ended;
 * from these the drained part can be found again after any crash, so that every line is taken in exactly once. A line that
 * is no event is named by an audit entry of its own and stays in the bus; an event that has been taken already, by whichever
 * door, is passed over. The last entry of a batch has a {@link BusPrint}, by which a bus that was replaced is noticed.
 */
public final class BusDrain {
    private static final String NOBODY = "anonymous";
    private static final int BATCH_LINES = 1_000;

    private final LockedLog log;
    private final LogFileSet files;
    private final List<BusLine> batch = new ArrayList<>();
    private final Admission admission;
    private final BusRemarks remarks;
    /** Whether lines may be among these that were taken in before. */
    private boolean isReread;
    private boolean isRestarted;

    public BusDrain(LockedLog log, Admission admission) {
        this.log = log;
        this.files = log.files();
        this.admission = admission;
        this.remarks = new BusRemarks(log.warnings());
        this.isReread = log.isBusUncertain();
    }

    /** One line of the bus: an event, or the reason why it is none. */
    private record BusLine(long offset, @Nullable TaskEvent event, String fault, List<String> remarks) {}

    /** Takes in all whole lines of the bus. */
    public void drain() throws IOException {
        long size = files.size(LogFiles.EVENTS);
        if (!BusPrint.isSame(log.positions(), files.path(LogFiles.EVENTS))) {
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
            remarks.say();
        }
    }

    /** Up to where it was drained, in bytes. */
    private long busEnd() {
        return log.positions().busEnd();
    }

    /** On record before the first line is taken in: else its offset could not be told from one of the old bus. */
    private void startAgain(long size) throws IOException {
        isReread = true;
        isRestarted = true;
        log.warnings().say(LogFiles.EVENTS + (size < busEnd() ? " is shorter than what was drained from it"
                : " is not the file that was drained: it was replaced or rewritten") + ": it is read from its start");
        AuditEntry restart = new AuditEntry(log.now(), log.actor(), AuditTerms.BUS_RESTARTED, LogFiles.EVENTS, Map.of(),
                Map.of(AuditTerms.DRAINED, busEnd(), AuditTerms.BYTES, size, AuditTerms.BUS_END, 0L), null);
        AuditWriter.append(restart, log);
    }

    /** Fills the batch; a full one is taken in when the next line tells where its last line ended. */
    private final class Collector implements IncomingLine.Sink {
        @Override
        public void event(TaskEvent event, List<String> said, long offset) {
            add(new BusLine(offset, placed(event, offset), "", said));
        }

        @Override
        public void fault(String reason, long offset) {
            add(new BusLine(offset, null, reason, List.of()));
        }

        /** What a foreign line says of a place on some bus is no more than data. */
        private static TaskEvent placed(TaskEvent event, long offset) {
            Object foreign = event.fields().get(RegistryCodec.BUS_OFFSET);
            TaskEvent kept = event;
            if (foreign != null) {
                Map<String, @Nullable Object> metadata = new LinkedHashMap<>(event.object(TaskField.METADATA.text()));
                metadata.put(RegistryCodec.BUS_OFFSET, foreign);
                kept = event.with(TaskField.METADATA.text(), metadata);
            }
            return kept.with(RegistryCodec.BUS_OFFSET, offset);
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
        TakenEvents taken = TakenEvents.of(batch.stream().flatMap(line -> Stream.ofNullable(line.event())).toList(), snapshot, isReread,
                log.isBusUncertain() && !isRestarted);
        Transaction transaction = new Transaction(log);
        for (int i = 0; i < batch.size(); i++) {
            boolean isLast = i + 1 == batch.size();
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(AuditTerms.BUS_END, isLast ? end : batch.get(i + 1).offset());
            if (isLast) {
                metadata.put(AuditTerms.BUS_PRINT, BusPrint.of(files.path(LogFiles.EVENTS), end));
            }
            take(batch.get(i), metadata, new Judges(tasks, places, taken), transaction);
        }
        batch.clear();
        transaction.commit();
    }

    /** Who is asked about an event. */
    private record Judges(KnownTasks tasks, Places places, TakenEvents taken) {}

    private void take(BusLine line, Map<String, @Nullable Object> metadata, Judges judges, Transaction transaction) {
        TaskEvent event = line.event();
        if (event == null) {
            refuse(line, line.fault(), metadata, transaction);
            return;
        }
        TakenEvents.Answer before = judges.taken().ask(event);
        if (before == TakenEvents.Answer.CONFLICT) {
            refuse(line, EventIdentity.conflict(event), metadata, transaction);
        } else if (before == TakenEvents.Answer.KNOWN || (event.isAnnouncement() && judges.tasks().of(event.taskId()) != null)) {
            metadata.put(AuditTerms.OFFSET, line.offset());
            transaction.add(new AuditEntry(log.now(), log.actor(), AuditTerms.BUS_LINE_KNOWN, LogFiles.EVENTS, Map.of(), metadata, null));
        } else {
            admit(line, event, metadata, judges, transaction);
        }
    }

    /** Nobody but the line itself says whose it is; one that does not say is of {@value #NOBODY}. */
    private void admit(BusLine line, TaskEvent event, Map<String, @Nullable Object> metadata, Judges judges, Transaction transaction) {
        String actor = event.actor();
        Denial denial = admission.concerns(event) ? admission.of(event, actor == null ? NOBODY : actor, judges.places()) : null;
        if (denial != null) {
            String fault = admission.redaction().text(denial.sentence());
            transaction.add(denial.entry(log.now(), told(line.offset(), fault, metadata)));
            log.warnings().say(LogFiles.EVENTS + " at byte " + line.offset() + " was refused: " + fault);
            return;
        }
        Reported reported = judges.tasks().report(event);
        if (reported.changes()) {
            judges.tasks().apply(reported.event());
        }
        judges.places().apply(reported.event());
        judges.taken().remember(event);
        remarks.add(line.remarks());
        remarks.add(reported.odd());
        transaction.add(reported.event(), metadata);
    }

    private void refuse(BusLine line, String reason, Map<String, @Nullable Object> metadata, Transaction transaction) {
        String fault = admission.redaction().text(reason);
        transaction.add(refusal(log.now(), log.actor(), line.offset(), fault, metadata));
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
