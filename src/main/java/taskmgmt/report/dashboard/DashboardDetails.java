package taskmgmt.report.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Population;

/**
 * The items that a dashboard shows one by one, beside its figures.
 *
 * @param waiting    the ten most urgent open tasks that are not running, the most urgent first
 * @param incidents  the open ones, the newest first, whenever they were detected
 * @param subsystems those in which a task ended in the period, by name
 * @param gone       the ids of running tasks whose process is gone
 * @param errors     of the failures shown, by task id
 * @param firstDay   the start of the first day on which a task ended, in the period or not; null if none did
 * @param lastDay    the same for the last such day
 */
public record DashboardDetails(
        List<Waiting> waiting,
        List<OpenIncident> incidents,
        List<SubsystemTotal> subsystems,
        Set<String> gone,
        Map<String, String> errors,
        @Nullable Instant firstDay,
        @Nullable Instant lastDay) {
    /** No items. */
    public static final DashboardDetails NONE = new DashboardDetails(List.of(), List.of(), List.of(), Set.of(), Map.of(), null, null);

    public DashboardDetails {
        waiting = List.copyOf(waiting);
        incidents = List.copyOf(incidents);
        subsystems = List.copyOf(subsystems);
        gone = Set.copyOf(gone);
        errors = Map.copyOf(errors);
    }

    /** A waiting task. */
    public record Waiting(String id, String subsystem, String title, String status, int priority, @Nullable Instant createdAt) {
        private Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("task_id", id);
            data.put("subsystem", subsystem);
            data.put("title", title);
            data.put("status", status);
            data.put("priority", (long) priority);
            data.put("created_at", createdAt);
            return data;
        }
    }

    /** An open incident. */
    public record OpenIncident(String id, String status, String severity, String failureMode, @Nullable String title, Instant detectedAt) {
        private Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("incident_id", id);
            data.put("status", status);
            data.put("severity", severity);
            data.put("failure_mode", failureMode);
            data.put("title", title);
            data.put("detected_at", detectedAt);
            return data;
        }
    }

    /** The ended tasks of a subsystem, and the total time of their completed and failed attempts. */
    public record SubsystemTotal(String subsystem, long completed, long failed, long cancelled, Decimal totalSeconds) {
        /** Completed out of completed and failed; null if there are neither. */
        public @Nullable Decimal successRatePercent() {
            return Population.successPercent(completed, failed);
        }

        private Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("subsystem", subsystem);
            data.put("completed", completed);
            data.put("failed", failed);
            data.put("cancelled", cancelled);
            data.put("success_rate_percent", successRatePercent());
            data.put("total_seconds", totalSeconds);
            return data;
        }
    }

    /** Adds them to the data of the dashboard. */
    void put(Map<String, @Nullable Object> data) {
        List<Object> each = new ArrayList<>();
        waiting.forEach(task -> each.add(task.data()));
        data.put("waiting", List.copyOf(each));
        each.clear();
        incidents.forEach(incident -> each.add(incident.data()));
        data.put("open_incidents", List.copyOf(each));
        each.clear();
        subsystems.forEach(subsystem -> each.add(subsystem.data()));
        data.put("by_subsystem", List.copyOf(each));
        data.put("first_ended_day", firstDay);
        data.put("last_ended_day", lastDay);
    }
}
