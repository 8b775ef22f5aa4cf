package taskmgmt.store.merge;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.IncidentCodec;
import taskmgmt.store.merge.MergeConflict.Kind;
import taskmgmt.time.Rfc3339;

/**
 * Finds, while two incident logs are united, the incidents that both sides have closed, with different outcomes. Keeps the
 * last record of each incident with any record after the common beginning. Not thread-safe.
 */
final class IncidentConflicts implements LineUnion.Sink {
    private final List<String> names;
    private final Json json = Json.lenient();
    private final Map<String, Ends> ends = new LinkedHashMap<>();
    private long damaged;

    /** @param names of the sides, for messages */
    IncidentConflicts(List<String> names) {
        this.names = List.copyOf(names);
    }

    /** An incident's last record on each side, and in the union. */
    private static final class Ends {
        private final @Nullable Incident[] last = new Incident[2];
        private int lastSide;
    }

    /** The number of lines in the union that are not records. */
    long damaged() {
        return damaged;
    }

    @Override
    public void united(LogLine line, boolean first, boolean second) {
        try {
            if (!line.isSound()) {
                damaged++;
                return;
            }
            Incident incident = IncidentCodec.decode(json.parse(line.bytes(), 0, line.bytes().length));
            Ends known = ends.computeIfAbsent(incident.id(), id -> new Ends());
            for (int side = first ? 0 : 1; side < (second ? 2 : 1); side++) {
                known.last[side] = incident;
                known.lastSide = side;
            }
        } catch (BadJsonException e) {
            damaged++;
        }
    }

    void settle(ConflictList conflicts) {
        ends.forEach((id, known) -> {
            Incident counts = known.last[known.lastSide];
            Incident other = known.last[1 - known.lastSide];
            if (counts != null && other != null && other.status().isTerminal() && !counts.equals(other)) {
                conflicts.add(new MergeConflict(
                        Kind.INCIDENT_CLOSED_TWICE, id, names.get(1 - known.lastSide), said(other), said(counts)));
            }
        });
    }

    private static String said(Incident incident) {
        return incident.status().text()
                + (incident.resolvedAt() == null ? "" : " at " + Rfc3339.format(incident.resolvedAt()));
    }
}
