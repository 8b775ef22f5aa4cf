package taskmgmt.store.write;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.audit.Witness;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.record.IncidentCodec;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.heads.BusFile;
import taskmgmt.store.heads.Digests;
import taskmgmt.store.heads.LogPositions;
import taskmgmt.store.read.BusScan;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.IncomingLine;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/** Gives lines without an audit entry their entries, and incident records without a registry event their events. */
final class Backfill {
    private static final Map<String, @Nullable Object> MARK = Map.of(AuditTerms.BACKFILLED, true);

    private final LockedLog log;
    private final LogFileSet files;
    private final Json json = Json.lenient();
    private long filled;
    /** The second entry of the current line, if it needs one. */
    private @Nullable AuditEntry governed;

    Backfill(LockedLog log) {
        this.log = log;
        this.files = log.files();
    }

    /** The entry for the repair of the line that begins at an offset; null if it was not repaired. */
    interface Repairs {
        @Nullable AuditEntry at(long offset, boolean blank) throws IOException;
    }

    /**
     * Adds the entries for all lines from one offset to another, and for repairs among them, in the order of the log: an interruption
     * leaves the first of them, and the next command continues after those.
     */
    void fill(String name, long from, long to, AuditWriter audit, Repairs repairs) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        try {
            LineScanner.scan(files.path(name), from, to, new LineSink() {
                @Override
                public void line(byte[] buffer, int start, int end, long offset) throws IOException {
                    addRepair(repairs.at(offset, false), audit);
                    Witness witness = audit.witness(name, offset, buffer, start, end - start);
                    add(entry(name, buffer, start, end, witness, incidents, audit), audit);
                }

                @Override
                public void blank(long offset) throws IOException {
                    addRepair(repairs.at(offset, true), audit);
                }

                @Override
                public void corrupt(long offset, long length, String reason) throws IOException {
                    add(found(name, reason, Digests.witness(files.open(name), name, offset, length)), audit);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        complete(incidents);
        audit.flush();
        if (filled > 0) {
            log.warnings().say("back-filled " + filled + " audit " + (filled == 1 ? "entry" : "entries") + " for lines of " + name
                    + " that had none");
        }
    }

    private static void addRepair(@Nullable AuditEntry entry, AuditWriter audit) throws IOException {
        if (entry != null) {
            audit.add(entry);
        }
    }

    private void add(AuditEntry entry, AuditWriter audit) {
        try {
            audit.add(entry);
            filled++;
            if (governed != null) {
                audit.add(governed);
                governed = null;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private AuditEntry entry(String name, byte[] buffer, int start, int end, Witness witness,
            List<Incident> incidents, AuditWriter audit) {
        try {
            Map<String, @Nullable Object> line = json.parse(buffer, start, end - start);
            if (name.equals(LogFiles.INCIDENTS)) {
                Incident incident = IncidentCodec.decode(line);
                incidents.add(incident);
                return AuditTrail.of(incident, log.now(), log.actor(), MARK, witness);
            }
            TaskEvent event = RegistryCodec.decode(line);
            String actor = event.actor() == null ? log.actor() : event.actor();
            Map<String, @Nullable Object> marks = marks(event, audit);
            governed = AuditTrail.ofGovernance(event, log.now(), actor, MARK);
            return AuditTrail.of(event, log.now(), actor, marks, witness);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadJsonException e) {
            return found(name, String.valueOf(e.getMessage()), witness);
        }
    }

    /** The entry for a line that is not a record. */
    private AuditEntry found(String name, String reason, Witness witness) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(MARK);
        metadata.put(AuditTerms.REASON, reason);
        return new AuditEntry(log.now(), log.actor(), AuditTerms.LINE_FOUND, name, Map.of(), metadata, witness);
    }

    /**
     * What the entry says about the bus if our own drain took the event from there, that is, if this event is the next one on the
     * bus. The lines before it were refused, for reasons that only the interrupted command knew. Other claims of an event to come
     * from the bus are just another program's data, and do not move the position.
     */
    private Map<String, @Nullable Object> marks(TaskEvent event, AuditWriter audit) throws IOException {
        BusFile bus = busOf(event, audit.positions());
        if (bus == null || !(event.fields().get(RegistryCodec.BUS_OFFSET) instanceof Long offset) || offset < bus.drained().end()
                || offset >= bus.size()) {
            return MARK;
        }
        BusLines lines = new BusLines();
        long end = lineEnd(bus, offset);
        BusScan.scan(bus.path(), bus.drained().end(), end, log.now(), UnaryOperator.identity(), lines);
        if (!lines.nextIs(event, offset)) {
            log.busIsUncertain();
            return MARK;
        }
        for (int i = 0; lines.offsets.get(i) < offset; i++) {
            audit.add(BusFileDrain.refusal(log.now(), log.actor(), lines.offsets.get(i), "refused by a command that was interrupted",
                    place(bus, lines.offsets.get(i + 1))));
        }
        int after = lines.offsets.indexOf(offset) + 1;
        return place(bus, after < lines.offsets.size() ? lines.offsets.get(after) : end);
    }

    private static Map<String, @Nullable Object> place(BusFile bus, long end) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(MARK);
        if (bus.rotated() != null) {
            metadata.put(AuditTerms.BUS_FILE, bus.rotated());
        }
        metadata.put(AuditTerms.BUS_END, end);
        return metadata;
    }

    /** The bus file from which an event says it was taken; null if there is no such file. */
    private @Nullable BusFile busOf(TaskEvent event, LogPositions positions) {
        Object named = event.fields().get(RegistryCodec.BUS_FILE);
        if (named == null) {
            return BusFile.active(files.directory(), positions);
        }
        for (BusFile file : BusFile.rotated(files.directory(), positions)) {
            if (named.equals(file.rotated())) {
                return file;
            }
        }
        return null;
    }

    /** Where the line that begins at the offset ends, including its line end. */
    private static long lineEnd(BusFile bus, long offset) throws IOException {
        long[] end = {offset};
        LineScanner.scan(bus.path(), offset, Math.min(bus.size(), offset + LogFiles.MAX_LINE_BYTES + 2), new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int lineEnd, long at) {
                end[0] = at == offset ? at + lineEnd - start + 1 : end[0];
            }

            @Override
            public void corrupt(long at, long length, String reason) {
                end[0] = at == offset ? at + length + 1 : end[0];
            }
        });
        return end[0] == offset ? bus.size() : end[0];
    }

    /** The lines of the bus that nobody has recorded as drained. */
    private static final class BusLines implements IncomingLine.Sink {
        private final List<Long> offsets = new ArrayList<>();
        private @Nullable TaskEvent next;
        private long nextOffset;

        @Override
        public void event(TaskEvent event, List<String> remarks, long offset) {
            if (next == null) {
                next = event;
                nextOffset = offset;
            }
            offsets.add(offset);
        }

        @Override
        public void fault(String reason, long offset) {
            offsets.add(offset);
        }

        /** Whether there is a next event to drain, and it is this one. */
        boolean nextIs(TaskEvent taken, long offset) {
            TaskEvent first = next;
            EventIdentity identity = new EventIdentity();
            return first != null && nextOffset == offset && MessageDigest.isEqual(identity.ofReport(first), identity.ofReport(taken));
        }
    }

    /** Writes the registry events that incident records require and an interrupted transaction did not write. */
    private void complete(List<Incident> incidents) throws IOException {
        for (Incident incident : incidents) {
            TaskEvent event = IncidentTask.eventFor(incident, log.now(), log.actor());
            // Each of them changes what the log contains.
            if (event != null && isMissing(event, log.snapshot())) {
                JsonLineWriter line = new JsonLineWriter();
                RegistryCodec.write(event, line);
                line.endLine();
                files.open(LogFiles.REGISTRY).append(line.bytes(), line.length());
                files.open(LogFiles.REGISTRY).force();
                log.warnings().say("completed the interrupted change of incident " + incident.id() + " in the registry");
            }
        }
    }

    private static boolean isMissing(TaskEvent event, Snapshot snapshot) throws IOException {
        try {
            snapshot.check(event);
            return true;
        } catch (RefusedException present) {
            return false;
        }
    }
}
