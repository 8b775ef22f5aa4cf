package taskmgmt.report.deadline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.report.Percent;
import taskmgmt.task.SlaLevel;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/**
 * Whether tasks meet their deadlines: those that ended, and those that are open at a given moment.
 *
 * @param atRiskPercent the percentage of its time from which on an open task is at risk
 * @param total         over all subsystems
 * @param bySubsystem   sorted by the name of the subsystem
 * @param open          the open tasks with a deadline, the most urgent first
 */
public record SlaReport(int atRiskPercent, SlaTally total, NavigableMap<String, SlaTally> bySubsystem,
        List<Open> open) {
    public SlaReport {
        open = List.copyOf(open);
    }

    /**
     * An open task with a deadline.
     *
     * @param marginMicros the time left; negative if the deadline has passed
     * @param usedPercent  how much of the time from creation to deadline is used up; null if there was no such time
     */
    public record Open(TaskRun run, SlaLevel level, long marginMicros, @Nullable Decimal usedPercent) {
        static Open of(TaskRun run, long now, int atRiskPercent) {
            long created = run.moments().created();
            long deadline = run.moments().deadline();
            return new Open(run, SlaLevel.of(created, deadline, now, atRiskPercent), deadline - now,
                    deadline > created ? Percent.of(Math.max(0, now - created), deadline - created) : null);
        }

        private Map<String, @Nullable Object> data() {
            Map<String, @Nullable Object> data = new LinkedHashMap<>();
            data.put("task_id", run.id());
            data.put("subsystem", run.subsystem());
            data.put("task_type", run.type());
            data.put("title", run.names().title());
            data.put("status", run.status().text());
            data.put("priority", run.names().priority());
            data.put("created_at", Micros.instant(run.moments().created()));
            data.put("sla_deadline", Micros.instant(run.moments().deadline()));
            data.put("level", level.text());
            data.put("used_percent", usedPercent);
            data.put("margin_seconds", Micros.seconds(marginMicros));
            return data;
        }
    }

    /**
     * The report.
     *
     * @param ended  the data on the ended tasks
     * @param open   the open tasks
     * @param wanted selects subsystems
     * @param now    in microseconds
     */
    public static SlaReport of(SlaFold ended, List<TaskRun> open, Predicate<String> wanted, long now,
            int atRiskPercent) {
        NavigableMap<String, SlaTally> bySubsystem = new TreeMap<>();
        ended.bySubsystem().forEach((name, tally) -> tally(bySubsystem, name).add(tally));
        List<Open> withDeadline = new ArrayList<>();
        for (TaskRun run : open) {
            if (run.moments().deadline() != TaskRun.UNKNOWN && wanted.test(run.subsystem())) {
                Open task = Open.of(run, now, atRiskPercent);
                tally(bySubsystem, run.subsystem()).addOpen(task.level());
                withDeadline.add(task);
            }
        }
        bySubsystem.keySet().removeIf(wanted.negate());
        withDeadline.sort((one, other) -> {
            int byLevel = other.level().compareTo(one.level());
            return byLevel != 0 ? byLevel : Long.compare(one.marginMicros(), other.marginMicros());
        });
        SlaTally total = new SlaTally();
        bySubsystem.values().forEach(total::add);
        return new SlaReport(atRiskPercent, total, bySubsystem, withDeadline);
    }

    private static SlaTally tally(NavigableMap<String, SlaTally> bySubsystem, String name) {
        return bySubsystem.computeIfAbsent(name, unseen -> new SlaTally());
    }

    /** The figures, with up to this many of the open tasks. */
    public Map<String, @Nullable Object> data(int openTasks) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("at_risk_percent", atRiskPercent);
        data.put("total", total.data());
        List<Map<String, @Nullable Object>> subsystems = new ArrayList<>();
        bySubsystem.forEach((name, tally) -> {
            Map<String, @Nullable Object> each = new LinkedHashMap<>();
            each.put("subsystem", name);
            each.putAll(tally.data());
            subsystems.add(each);
        });
        data.put("by_subsystem", subsystems);
        data.put("open", open.stream().limit(openTasks).map(Open::data).toList());
        return data;
    }
}
