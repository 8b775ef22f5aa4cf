package taskmgmt.intake;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ReasonTally;
import taskmgmt.imports.WorkItem;
import taskmgmt.imports.incident.ForeignIncident;
import taskmgmt.task.EventType;
import taskmgmt.time.TimeReading;

/** What an import has processed so far. Not thread-safe. */
public final class ImportTotals {
    private final ReasonTally unusable = new ReasonTally();
    private final ReasonTally noted = new ReasonTally();
    private final Map<TimeReading.Form, Long> forms = new EnumMap<>(TimeReading.Form.class);
    private final Map<EventType, Long> events = new EnumMap<>(EventType.class);
    private long rows;
    private long passedOver;
    private long unresolved;
    private @Nullable Instant first;
    private @Nullable Instant last;

    void row() {
        rows++;
    }

    void rowPassedOver() {
        passedOver++;
    }

    void unusable(long row, String reason, String text) {
        unusable.add(reason, row, text);
    }

    void noted(long row, String what, String text) {
        noted.add(what, row, text);
    }

    void work(WorkItem work) {
        work.forms().forEach(form -> forms.merge(form, 1L, Long::sum));
        for (Instant at : new Instant[] {work.first(), work.ended(), work.started()}) {
            time(at);
        }
    }

    void incident(ForeignIncident incident) {
        time(incident.detected());
        time(incident.resolved());
        Instant resolved = incident.resolved();
        unresolved += incident.isOver() ? 0 : 1;
        if (incident.isOver() && resolved == null) {
            noted(incident.row(), "it is resolved, and the source does not say when: kept, without a time to repair", incident.id());
        }
        if (resolved != null && resolved.isBefore(incident.detected())) {
            noted(incident.row(), "it is resolved before it is detected: kept, without a time to repair", incident.id());
        }
    }

    void time(@Nullable Instant at) {
        if (at != null) {
            first = first == null || at.isBefore(first) ? at : first;
            last = last == null || at.isAfter(last) ? at : last;
        }
    }

    void event(EventType type) {
        events.merge(type, 1L, Long::sum);
    }

    /** Rows that were read, including unusable and skipped ones. */
    public long rows() {
        return rows;
    }

    /** Rows that were skipped because they are about something that is not imported. */
    public long passedOver() {
        return passedOver;
    }

    /** Incidents that were not resolved. */
    public long unresolved() {
        return unresolved;
    }

    /** Rows that could not be interpreted. */
    public ReasonTally unusable() {
        return unusable;
    }

    /** What was unusual but did not exclude a row. */
    public ReasonTally noted() {
        return noted;
    }

    /** How many times were written in each form. */
    public Map<TimeReading.Form, Long> forms() {
        return Map.copyOf(forms);
    }

    /** How many events of each type were made. */
    public Map<EventType, Long> events() {
        return new EnumMap<>(events);
    }

    /** The earliest time; null if there was none. */
    public @Nullable Instant first() {
        return first;
    }

    /** The latest time; null if there was none. */
    public @Nullable Instant last() {
        return last;
    }
}
