package taskmgmt.report.repair;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.number.Decimal;
import taskmgmt.task.Task;

/**
 * The course of an incident according to one of its records, reduced to what figures on repairs need. Times are in
 * seconds, null if unknown.
 *
 * @param fault  what two incidents have in common if the second is a recurrence of the first
 * @param byHand whether the record says that a person resolved it
 */
record Repair(
        Instant detectedAt,
        @Nullable Instant resolvedAt,
        IncidentStatus status,
        String failureMode,
        String severity,
        @Nullable String playbook,
        List<String> fault,
        boolean byHand,
        @Nullable Decimal repairSeconds,
        @Nullable Decimal detectSeconds,
        @Nullable Decimal startSeconds) {
    /** Metadata keys that say where it happened. */
    static final List<String> PLACES = List.of("resource", "service", "host", "port", "path");

    static Repair of(Incident incident) {
        return new Repair(incident.detectedAt(), incident.resolvedAt(), incident.status(), incident.failureMode(),
                incident.severity(), incident.playbook(), fault(incident), incident.byHand(), incident.mttrSeconds(),
                seconds(incident.timeToDetect()), seconds(incident.timeToRemediation()));
    }

    boolean isResolved() {
        return status == IncidentStatus.RESOLVED;
    }

    boolean isOpen() {
        return !status.isTerminal();
    }

    private static List<String> fault(Incident incident) {
        List<String> fault = new ArrayList<>();
        fault.add(incident.failureMode());
        Map<String, @Nullable Object> metadata = incident.metadata();
        for (String place : PLACES) {
            fault.add(String.valueOf(metadata.get(place)));
        }
        return List.copyOf(fault);
    }

    private static @Nullable Decimal seconds(@Nullable Duration time) {
        return time == null ? null : Task.seconds(time);
    }
}
