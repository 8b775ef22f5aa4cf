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
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.heads.BusPlace;
import taskmgmt.store.heads.BusPrint;
import taskmgmt.store.read.BusScan;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.IncomingLine;
import taskmgmt.store.read.KnownTasks;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.read.TakenEvents;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.lease.Lease;
import taskmgmt.task.plan.Reported;

/**
 * Ingests what scripts have appended to one file of the bus into the registry, under the lock. Used once.
 *
 * <p>Each event carries its bus offset into the registry, and its audit entry says where its line ended. From these the drained part can be
 * determined after any crash, so that every line is ingested exactly once. A line that is not an event gets an audit entry of its own and
 * stays on the bus; an event that was already ingested, by whatever route, is skipped. The last entry of a batch has a {@link BusPrint}, by
 * which a replaced bus is detected.
 */
final class BusFileDrain {
    private static final String NOBODY = "anonymous";
    private static final int BATCH_LINES = 1_000;
    private static final List<String> PLACE = List.of(RegistryCodec.BUS_OFFSET, RegistryCodec.BUS_FILE);

    private final BusFile bus;
    private final LockedLog log;
    private final LogFileSet files;
    private final List<BusLine> batch = new ArrayList<>();
    private final Admission admission;
    private final BusRemarks remarks;
    /** Whether some of these lines may have been ingested before. */
    private boolean isReread;
    private boolean isRestarted;

    BusFileDrain(BusFile bus, LockedLog log, Admission admission, BusRemarks remarks) {
        this.bus = bus;
        this.log = log;
        this.files = log.files();
        this.admission = admission;
        this.remarks = remarks;
        this.isReread = log.isBusUncertain();
    }

    /** One line of the bus: an event, or the reason why it is not one. */
    private record BusLine(long offset, @Nullable TaskEvent event, String fault, List<String> remarks) {}

    /** Ingests all whole lines. */
    void drain() throws IOException {
        // A link or a directory in place of the file stops every change.
        long size = bus.rotated() == null ? files.size(LogFiles.EVENTS) : bus.size();
        if (!bus.in(log.positions()).isSame()) {
            startAgain(size);
        }
        if (size > place().end()) {
            if (log.settings().sync() != SyncPolicy.OS) {
                // Otherwise a power failure may take lines that were ingested, and other lines may later take their place.
                LineFile.syncOthers(bus.path(), files.directory(), files.disk());
                if (place().end() == 0) {
                    files.open(LogFiles.AUDIT).sync(); // the entry that a new bus has begun was written by this command or by a killed one
                }
            }
            try {
                long end = BusScan.scan(bus.path(), place().end(), Long.MAX_VALUE, log.now(), admission.redaction()::record, new Collector());
                takeBatch(end);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
    }

    /** How far it is drained by now. */
    private BusPlace place() {
        return bus.in(log.positions()).drained();
    }

    /** Recorded before the first line is ingested: otherwise its offset could not be told from one of the old bus. */
    private void startAgain(long size) throws IOException {
        isReread = true;
        isRestarted = true;
        long drained = place().end();
        log.warnings().say(bus.name() + (size < drained ? " is shorter than what was drained from it"
                : " is not the file that was drained: it was replaced or rewritten") + ": it is read from its start");
        Map<String, @Nullable Object> metadata = place(new LinkedHashMap<>(), 0);
        metadata.put(AuditTerms.DRAINED, drained);
        metadata.put(AuditTerms.BYTES, size);
        AuditWriter.append(
                new AuditEntry(log.now(), log.actor(), AuditTerms.BUS_RESTARTED, LogFiles.EVENTS, Map.of(), metadata, null), log);
    }

    /** Adds to an entry's metadata how far the file is drained after it. */
    private Map<String, @Nullable Object> place(Map<String, @Nullable Object> metadata, long end) {
        if (bus.rotated() != null) {
            metadata.put(AuditTerms.BUS_FILE, bus.rotated());
        }
        metadata.put(AuditTerms.BUS_END, end);
        return metadata;
    }

    /** Fills the batch. A full batch is ingested when the next line shows where the batch's last line ended. */
    private final class Collector implements IncomingLine.Sink {
        @Override
        public void event(TaskEvent event, List<String> said, long offset) {
            add(new BusLine(offset, placed(event, offset), "", said));
        }

        @Override
        public void fault(String reason, long offset) {
            add(new BusLine(offset, null, reason, List.of()));
        }

        /** A foreign line's own claim to a position on some bus is only data. */
        private TaskEvent placed(TaskEvent event, long offset) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(event.fields());
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>(event.object(TaskField.METADATA.text()));
            for (String key : PLACE) {
                if (fields.containsKey(key)) {
                    metadata.put(key, fields.remove(key));
                    fields.put(TaskField.METADATA.text(), metadata);
                }
            }
            fields.put(RegistryCodec.BUS_OFFSET, offset);
            if (bus.rotated() != null) {
                fields.put(RegistryCodec.BUS_FILE, bus.rotated());
            }
            return new TaskEvent(event.at(), event.type(), event.taskId(), fields);
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
            Map<String, @Nullable Object> metadata = place(new LinkedHashMap<>(), isLast ? end : batch.get(i + 1).offset());
            if (isLast) {
                metadata.put(AuditTerms.BUS_PRINT, BusPrint.of(bus.path(), end));
            }
            take(batch.get(i), metadata, new Judges(tasks, places, taken, snapshot), transaction);
        }
        batch.clear();
        transaction.commit();
    }

    /** Everything that judges an event. */
    private record Judges(KnownTasks tasks, Places places, TakenEvents taken, Snapshot snapshot) {}

    private void take(BusLine line, Map<String, @Nullable Object> metadata, Judges judges, Transaction transaction) throws IOException {
        TaskEvent event = line.event();
        if (event == null) {
            refuse(line, line.fault(), metadata, transaction);
            return;
        }
        TakenEvents.Answer before = judges.taken().ask(event);
        String stale = before == TakenEvents.Answer.NEW ? staleness(event, judges.snapshot()) : null;
        if (before == TakenEvents.Answer.CONFLICT) {
            refuse(line, EventIdentity.conflict(event), metadata, transaction);
        } else if (stale != null) {
            refuse(line, stale, metadata, transaction);
        } else if (before == TakenEvents.Answer.KNOWN || (event.isAnnouncement() && judges.tasks().of(event.taskId()) != null)) {
            metadata.put(AuditTerms.OFFSET, line.offset());
            transaction.add(new AuditEntry(log.now(), log.actor(), AuditTerms.BUS_LINE_KNOWN, LogFiles.EVENTS, Map.of(), metadata, null));
        } else {
            admit(line, event, metadata, judges, transaction);
        }
    }

    /**
     * Why the event is too late: its worker claimed the task, and another worker has claimed it since; null if that is not so. No lease
     * begins on the bus.
     */
    private static @Nullable String staleness(TaskEvent event, Snapshot snapshot) throws IOException {
        return event.fields().containsKey(Lease.UNDER_CLAIM) ? Lease.fault(event, snapshot.task(event.taskId())) : null;
    }

    /** Only the line itself can say who wrote it; one that does not say belongs to {@value #NOBODY}. */
    private void admit(BusLine line, TaskEvent event, Map<String, @Nullable Object> metadata, Judges judges, Transaction transaction) {
        String actor = event.actor();
        Denial denial = admission.concerns(event) ? admission.of(event, actor == null ? NOBODY : actor, judges.places()) : null;
        if (denial != null) {
            String fault = admission.redaction().text(denial.sentence());
            transaction.add(denial.entry(log.now(), told(line.offset(), fault, metadata)));
            remarks.refused(bus.name() + " at byte " + line.offset(), fault);
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
        remarks.refused(bus.name() + " at byte " + line.offset(), fault);
    }

    /** The entry for a line that is not ingested. */
    static AuditEntry refusal(
            Instant now, String actor, long offset, String reason, Map<String, @Nullable Object> metadata) {
        return new AuditEntry(now, actor, AuditTerms.BUS_LINE_REFUSED, LogFiles.EVENTS, Map.of(), told(offset, reason, metadata), null);
    }

    private static Map<String, @Nullable Object> told(long offset, String reason, Map<String, @Nullable Object> metadata) {
        metadata.put(AuditTerms.OFFSET, offset);
        metadata.put(AuditTerms.REASON, reason);
        return metadata;
    }
}
