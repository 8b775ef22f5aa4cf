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
 * What a dashboard says one by one, beside its figures.
 *
 * @param waiting    open tasks that do not run, the most urgent first, the first ten
 * @param incidents  those that are open, the newest first, whenever they were detected
 * @param subsystems all in which a task ended in the period, by name
 * @param gone       the ids of running tasks whose process is gone
 * @param errors     of the failures that are shown, by the id of the task
 * @param firstDay   when the first day began on which a task ended, in the period or not; null where none did
 * @param lastDay    the same of the last one
 */
public record DashboardDetails(
        List<Waiting> waiting,
        List<OpenIncident> incidents,
        List<SubsystemTotal> subsystems,
        Set<String> gone,
        Map<String, String> errors,
        @Nullable Instant firstDay,
        @Nullable Instant lastDay) {
    /** None. */
    public static final DashboardDetails NONE = new DashboardDetails(List.of(), List.of(), List.of(), Set.of(), Map.of(), null, null);

    public DashboardDetails {
        waiting = List.copyOf(waiting);
        incidents = List.copyOf(incidents);
        subsystems = List.copyOf(subsystems);
        gone = Set.copyOf(gone);
        errors = Map.copyOf(errors);
    }

    /** A task that waits. */
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

    /** An incident that is not over. */
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

    /** What ended in a subsystem, and how long all attempts at it took together that were completed or failed. */
    public record SubsystemTotal(String subsystem, long completed, long failed, long cancelled, Decimal totalSeconds) {
        /** Completed out of completed and failed; null where there are neither. */
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

    /** Puts them into the data of the dashboard. */
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
