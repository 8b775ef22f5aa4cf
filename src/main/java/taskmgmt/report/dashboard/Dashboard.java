package taskmgmt.report.dashboard;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.report.Population;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.stats.Group;

/**
 * The current state in one view.
 *
 * @param open         how many tasks are in each status that is not final
 * @param running      the ten longest-running active tasks, the longest first
 * @param failures     the last ten tasks that failed in the period, the newest first
 * @param days         every day of the period, the oldest first; today is not over
 * @param groups       the ten groups whose tasks took the most time in total
 * @param healing      the incidents that were detected in the period, whatever the subsystem
 * @param details      the items shown one by one
 * @param damagedLines of the registry and of the incident log
 */
public record Dashboard(
        Scope scope,
        Map<String, Long> open,
        List<Running> running,
        List<Failure> failures,
        List<Day> days,
        List<TopGroup> groups,
        Sla sla,
        HealingReport healing,
        Learning learning,
        DashboardDetails details,
        long damagedLines) {

    /** Whether none of its tasks is open or ended in its period. */
    public boolean isEmpty() {
        return groups.isEmpty() && open.values().stream().allMatch(tasks -> tasks == 0);
    }

    /**
     * The scope of a dashboard.
     *
     * @param at         the time of the dashboard
     * @param since      the start of the period, which reaches up to {@code at}
     * @param subsystems the only ones that count; empty for all
     */
    public record Scope(Instant at, Instant since, List<String> subsystems) {
        boolean holds(Group group) {
            return holds(group.subsystem());
        }

        boolean holds(String subsystem) {
            return subsystems.isEmpty() || subsystems.contains(subsystem);
        }
    }

    /** How close an open task is to its deadline. */
    public enum Urgency {
        NONE(null), ON_TIME("on_time"), AT_RISK("at_risk"), OVERDUE("overdue");

        private final @Nullable String text;

        Urgency(@Nullable String text) {
            this.text = text;
        }

        /** Null for a task without a deadline. */
        public @Nullable String text() {
            return text;
        }
    }

    /** A running task; the progress is null if none was reported. */
    public record Running(
            String id,
            Group group,
            String title,
            Instant startedAt,
            Decimal elapsedSeconds,
            @Nullable Decimal progressPercent,
            Urgency urgency) {}

    /** A failed task; the duration is null if unknown. */
    public record Failure(String id, Group group, String title, Instant failedAt, @Nullable Decimal durationSeconds) {}

    /** The tasks that ended on one day in UTC. */
    public record Day(Instant day, long completed, long failed, long cancelled) {
        public long ended() {
            return completed + failed + cancelled;
        }

        /** Completed out of completed and failed; null if there are neither. */
        public @Nullable Decimal successRatePercent() {
            return Population.successPercent(completed, failed);
        }
    }

    /** The ended tasks of a group, and the total time of their completed and failed attempts. */
    public record TopGroup(Group group, long ended, long failed, Decimal totalSeconds) {}

    /**
     * Deadlines.
     *
     * @param met     tasks of the period that met their deadline
     * @param missed  tasks of the period that did not
     * @param onTime  open tasks that have used less than 80% of their time
     * @param atRisk  open tasks that have used more
     * @param overdue open tasks that have used all of it
     */
    public record Sla(long met, long missed, long onTime, long atRisk, long overdue) {
        public @Nullable Decimal metPercent() {
            return Percent.of(met, met + missed);
        }
    }

    /** Learning activities: open ones, and those that ended in the period. */
    public record Learning(long open, long completed, long failed) {}

    public Dashboard {
        running = List.copyOf(running);
        failures = List.copyOf(failures);
        days = List.copyOf(days);
        groups = List.copyOf(groups);
    }

    /** The same dashboard with the items shown one by one. */
    public Dashboard with(DashboardDetails said) {
        return new Dashboard(scope, open, running, failures, days, groups, sla, healing, learning, said, damagedLines);
    }

    /** The number of open tasks. */
    public long openTasks() {
        return open.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The sum over the days of the period. */
    public Day total() {
        Day total = new Day(scope.since(), 0, 0, 0);
        for (Day day : days) {
            total = new Day(total.day, total.completed + day.completed, total.failed + day.failed, total.cancelled + day.cancelled);
        }
        return total;
    }

    /** The report as data, in which lists and maps are nested. */
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("generated_at", scope.at);
        data.put("since", scope.since);
        data.put("subsystems", scope.subsystems);
        data.put("open", open);
        data.put("running", list(running, this::put));
        data.put("recent_failures", list(failures, this::put));
        data.put("by_day", list(days, Dashboard::put));
        data.put("by_group", list(groups, Dashboard::put));
        data.put("sla", slaData());
        data.put("healing", healingData());
        data.put("learning", learningData());
        details.put(data);
        data.put("damaged_lines", damagedLines);
        return data;
    }

    /** Fills an object with the data. */
    private interface Filler<T> {
        void put(T item, Map<String, @Nullable Object> data);
    }

    private static <T> List<Map<String, @Nullable Object>> list(List<T> items, Filler<T> filler) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        for (T item : items) {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            filler.put(item, data);
            list.add(data);
        }
        return list;
    }

    private void put(Running task, Map<String, @Nullable Object> data) {
        data.put("task_id", task.id);
        put(task.group, data);
        data.put("title", task.title);
        data.put("started_at", task.startedAt);
        data.put("running_seconds", task.elapsedSeconds);
        data.put("progress_percent", task.progressPercent);
        data.put("deadline", task.urgency.text());
        data.put("is_owner_gone", details.gone().contains(task.id));
    }

    private void put(Failure task, Map<String, @Nullable Object> data) {
        data.put("task_id", task.id);
        put(task.group, data);
        data.put("title", task.title);
        data.put("failed_at", task.failedAt);
        data.put("duration_seconds", task.durationSeconds);
        data.put("error_message", details.errors().get(task.id));
    }

    private static void put(Day day, Map<String, @Nullable Object> data) {
        data.put("day", day.day);
        data.put("completed", day.completed);
        data.put("failed", day.failed);
        data.put("cancelled", day.cancelled);
        data.put("success_rate_percent", day.successRatePercent());
    }

    private static void put(TopGroup group, Map<String, @Nullable Object> data) {
        put(group.group, data);
        data.put("ended", group.ended);
        data.put("failed", group.failed);
        data.put("total_seconds", group.totalSeconds);
    }

    private static void put(Group group, Map<String, @Nullable Object> data) {
        data.put("subsystem", group.subsystem());
        data.put("task_type", group.type());
    }

    private Map<String, @Nullable Object> slaData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("met", sla.met);
        data.put("missed", sla.missed);
        data.put("met_percent", sla.metPercent());
        data.put("open_on_time", sla.onTime);
        data.put("open_at_risk", sla.atRisk);
        data.put("open_overdue", sla.overdue);
        return data;
    }

    private Map<String, @Nullable Object> healingData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("incidents", healing.byIncident().all());
        data.put("open", healing.byIncident().open());
        data.put("resolved", healing.byIncident().resolved());
        data.put("failed", healing.byIncident().failed());
        data.put("success_rate_percent", healing.successRatePercent());
        data.put("mttr_seconds", healing.mttr().data());
        return data;
    }

    private Map<String, @Nullable Object> learningData() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("open", learning.open);
        data.put("completed", learning.completed);
        data.put("failed", learning.failed);
        return data;
    }
}
