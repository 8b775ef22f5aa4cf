package taskmgmt.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.Witness;
import taskmgmt.codec.BadJsonException;
import taskmgmt.codec.IncidentCodec;
import taskmgmt.codec.Json;
import taskmgmt.codec.JsonBytes;
import taskmgmt.codec.RegistryCodec;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;
import taskmgmt.journal.LineScanner;
import taskmgmt.journal.LineSink;
import taskmgmt.journal.LogFiles;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;

/** Gives lines that have no audit entry theirs, and incident records that have no registry event theirs. */
final class Backfill {
    /** Key under which an entry tells that it was added later. */
    static final String BACKFILLED = "backfilled";

    private static final Map<String, @Nullable Object> MARK = Map.of(BACKFILLED, true);

    private final LogFileSet files;
    private final LogSettings settings;
    private final Notices notices;
    private final Instant now;
    private final Json json = Json.lenient();
    private long filled;
    /** The second entry of the line at hand, if it needs one. */
    private @Nullable AuditEntry governed;

    Backfill(LogFileSet files, LogSettings settings, Notices notices, Instant now) {
        this.files = files;
        this.settings = settings;
        this.notices = notices;
        this.now = now;
    }

    /** Adds the entries for all lines from the offset on. */
    void fill(String name, long from, AuditWriter audit) throws IOException {
        List<Incident> incidents = new ArrayList<>();
        try {
            LineScanner.scan(files.path(name), from, files.size(name), new LineSink() {
                @Override
                public void line(byte[] buffer, int start, int end, long offset) {
                    Witness witness = audit.witness(name, offset, buffer, start, end - start);
                    add(entry(name, buffer, start, end, witness, incidents), audit);
                }

                @Override
                public void corrupt(long offset, long length, String reason) {
                    throw new UncheckedIOException(new IOException(name + " at byte " + offset + ": " + reason));
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        complete(incidents);
        if (filled > 0) {
            audit.flush();
            notices.say("back-filled " + filled + " audit " + (filled == 1 ? "entry" : "entries") + " for lines of " + name
                    + " that had none");
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

    private AuditEntry entry(String name, byte[] buffer, int start, int end, Witness witness, List<Incident> incidents) {
        try {
            Map<String, @Nullable Object> line = json.parse(buffer, start, end - start);
            if (name.equals(LogFiles.INCIDENTS)) {
                Incident incident = IncidentCodec.decode(line);
                incidents.add(incident);
                return AuditTrail.of(incident, now, settings.actor(), MARK, witness);
            }
            TaskEvent event = RegistryCodec.decode(line);
            String actor = event.actor() == null ? settings.actor() : event.actor();
            governed = AuditTrail.ofGovernance(event, now, actor, MARK);
            return AuditTrail.of(event, now, actor, marks(event), witness);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BadJsonException e) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>(MARK);
            metadata.put("reason", e.getMessage());
            return new AuditEntry(now, settings.actor(), "line_found", name, Map.of(), metadata, witness);
        }
    }

    private Map<String, @Nullable Object> marks(TaskEvent event) throws IOException {
        if (!(event.fields().get(BusDrain.BUS_OFFSET) instanceof Long offset)) {
            return MARK;
        }
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(MARK);
        metadata.put(AuditScan.BUS_END, BusDrain.lineEnd(files, offset));
        return metadata;
    }

    /** Writes the registry events that the incident records call for and that an interrupted transaction did not write. */
    private void complete(List<Incident> incidents) throws IOException {
        Snapshot snapshot = new Snapshot(files.directory(), now, settings.actor());
        for (Incident incident : incidents) {
            TaskEvent event = IncidentTask.eventFor(incident, now, settings.actor());
            if (event != null && isMissing(event, snapshot)) {
                JsonBytes line = new JsonBytes();
                RegistryCodec.write(event, line);
                line.endLine();
                files.open(LogFiles.REGISTRY).append(line.bytes(), line.length());
                files.open(LogFiles.REGISTRY).force();
                notices.say("completed the interrupted change of incident " + incident.id() + " in the registry");
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
