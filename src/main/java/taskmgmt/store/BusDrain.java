package taskmgmt.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.journal.LineFile;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/**
 * Takes what scripts have appended to the bus into the registry, under the lock.
 *
 * <p>Each event carries the bus offset that it came from into the registry, and its audit entry tells where its line ended;
 * from these the drained part can be found again after any crash, so that every line is taken in exactly once. A line that
 * is no event, or whose event may not follow, is named by an audit entry of its own and stays in the bus.
 */
final class BusDrain {
    static final String BUS_OFFSET = "bus_offset";
    private static final int BATCH_LINES = 1_000;

    private final LogFileSet files;
    private final LogSettings settings;
    private final Notices notices;
    private final Instant now;
    private final List<BusLine> batch = new ArrayList<>();
    private Heads heads;

    BusDrain(LogFileSet files, LogSettings settings, Notices notices, Instant now, Heads heads) {
        this.files = files;
        this.settings = settings;
        this.notices = notices;
        this.now = now;
        this.heads = heads;
    }

    /** One line of the bus: an event, or the reason why it is none. */
    private record BusLine(long offset, @Nullable TaskEvent event, String fault) {}

    /** Returns the heads after all whole lines of the bus have been taken in. */
    Heads drain() throws IOException {
        long size = files.size(LogFiles.EVENTS);
        if (size < heads.busEnd()) {
            notices.say(LogFiles.EVENTS + " is shorter than what was drained from it: it is read from its beginning");
            heads = heads.withEnd(LogFiles.EVENTS, 0);
        }
        if (size > heads.busEnd()) {
            if (settings.sync() != SyncPolicy.OS) {
                // Else a power cut may take lines that were taken in, and others come to stand where they stood.
                LineFile.syncOthers(files.path(LogFiles.EVENTS), files.disk());
            }
            try {
                long end = new BusScan(files.directory()).scan(heads.busEnd(), now, new Collector());
                takeBatch(end);
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }
        return heads;
    }

    /** Fills the batch; a full one is taken in when the next line tells where its last line ended. */
    private final class Collector implements EventSink {
        @Override
        public void event(TaskEvent event, long offset) {
            add(new BusLine(offset, event.with(BUS_OFFSET, offset), ""));
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
        KnownTasks tasks = new KnownTasks(new Snapshot(files, now, settings.actor()), ids);
        Transaction transaction = new Transaction(files, settings, now, heads);
        for (int i = 0; i < batch.size(); i++) {
            take(batch.get(i), i + 1 < batch.size() ? batch.get(i + 1).offset() : end, tasks, transaction);
        }
        batch.clear();
        heads = transaction.commit();
    }

    private void take(BusLine line, long end, KnownTasks tasks, Transaction transaction) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditScan.BUS_END, end);
        TaskEvent event = line.event();
        String fault = event == null ? line.fault() : fault(event, tasks);
        if (event != null && fault.isEmpty()) {
            tasks.apply(event);
            transaction.add(event, metadata);
            return;
        }
        transaction.add(refusal(now, settings.actor(), line.offset(), fault, metadata));
        notices.say(LogFiles.EVENTS + " at byte " + line.offset() + " was refused: " + fault);
    }

    /** The entry for a line that is not taken in. */
    static AuditEntry refusal(
            Instant now, String actor, long offset, String reason, Map<String, @Nullable Object> metadata) {
        metadata.put("offset", offset);
        metadata.put("reason", reason);
        return new AuditEntry(now, actor, "bus_line_refused", LogFiles.EVENTS, Map.of(), metadata, null);
    }

    /** Why the event may not follow; empty where it may. */
    private static String fault(TaskEvent event, KnownTasks tasks) {
        if (event.isAnnouncement() && tasks.of(event.taskId()) != null) {
            return "task " + event.taskId() + " is registered already";
        }
        try {
            tasks.check(event);
            return "";
        } catch (RefusedException e) {
            return String.valueOf(e.getMessage());
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
