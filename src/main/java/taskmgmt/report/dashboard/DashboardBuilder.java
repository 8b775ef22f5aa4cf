package taskmgmt.report.dashboard;

import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.LearningActivity;
import taskmgmt.number.Decimal;
import taskmgmt.report.dashboard.Dashboard.Urgency;
import taskmgmt.report.dashboard.DashboardFold.Ended;
import taskmgmt.report.dashboard.DashboardFold.Failed;
import taskmgmt.report.evidence.HealingReport;
import taskmgmt.stats.Newest.EndedAt;
import taskmgmt.stats.Group;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/** Builds the dashboard from what was read: selects by period and subsystem, and picks the few items to show. */
public final class DashboardBuilder {
    private static final int SHOWN = 10;
    private static final double RISKY_SHARE = 0.8;

    private final Dashboard.Scope scope;
    private final long now;
    private final long firstDay;
    private final long lastDay;

    /**
     * A builder for one dashboard.
     *
     * @param days how many days the period has, including today
     */
    public DashboardBuilder(Instant now, int days, List<String> subsystems) {
        this.now = Micros.of(now);
        this.lastDay = Step.DAY.bucket(this.now);
        this.firstDay = lastDay - days + 1;
        this.scope = new Dashboard.Scope(now, at(Step.DAY.begin(firstDay)), List.copyOf(subsystems));
    }

    /** The start of the period. */
    public Instant since() {
        return scope.since();
    }

    /** The starts of the days on which the first and the last of these tasks ended; empty if none did. */
    public List<Instant> endedDays(DashboardFold ended) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (Map.Entry<Group, DashboardFold.Work> each : ended.groups().entrySet()) {
            if (scope.holds(each.getKey()) && !each.getValue().days.isEmpty()) {
                first = Math.min(first, each.getValue().days.firstKey());
                last = Math.max(last, each.getValue().days.lastKey());
            }
        }
        return first > last ? List.of() : List.of(at(Step.DAY.begin(first)), at(Step.DAY.begin(last)));
    }

    /**
     * The items shown one by one.
     *
     * @param incidents the open ones
     * @param gone      whether the process of a running task is gone
     * @param errors    of the failures shown, by task id
     */
    public DashboardDetails details(DashboardFold ended, List<TaskRun> open, List<DashboardDetails.OpenIncident> incidents, Predicate<TaskRun> gone,
            Map<String, String> errors) {
        List<TaskRun> counted = work(open);
        Set<String> lost = new TreeSet<>();
        counted.stream().filter(run -> run.status() == Status.ACTIVE && gone.test(run)).forEach(run -> lost.add(run.id()));
        List<Instant> days = endedDays(ended);
        return new DashboardDetails(waiting(counted), incidents, subsystems(groups(ended)), lost, errors, days.isEmpty() ? null : days.getFirst(),
                days.isEmpty() ? null : days.getLast());
    }

    /** The open tasks of these subsystems that are work. */
    private List<TaskRun> work(List<TaskRun> open) {
        return open.stream().filter(run -> scope.holds(run.subsystem()) && !run.names().isRule()).toList();
    }

    private static int byStart(TaskRun one, TaskRun other) {
        int byStart = Long.compare(one.moments().started(), other.moments().started());
        return byStart != 0 ? byStart : one.id().compareTo(other.id());
    }

    /** The most urgent first, then the oldest. */
    private static int byUrgency(TaskRun one, TaskRun other) {
        int byPriority = Integer.compare(other.names().priority(), one.names().priority());
        int byAge = byPriority != 0 ? byPriority : Long.compare(one.moments().created(), other.moments().created());
        return byAge != 0 ? byAge : one.id().compareTo(other.id());
    }

    private static List<DashboardDetails.Waiting> waiting(List<TaskRun> open) {
        return open.stream()
                .filter(run -> run.status() != Status.ACTIVE)
                .sorted(DashboardBuilder::byUrgency)
                .limit(SHOWN)
                .map(run -> new DashboardDetails.Waiting(run.id(), run.subsystem(), run.names().title(), run.status().text(), run.names().priority(),
                        Micros.instant(run.moments().created())))
                .toList();
    }

    private static List<DashboardDetails.SubsystemTotal> subsystems(Map<Group, Ended> groups) {
        Map<String, Ended> totals = new TreeMap<>();
        groups.forEach((group, ended) -> totals.computeIfAbsent(group.subsystem(), _ -> new Ended()).add(ended));
        List<DashboardDetails.SubsystemTotal> all = new ArrayList<>();
        totals.forEach((subsystem, ended) -> all.add(new DashboardDetails.SubsystemTotal(subsystem, ended.completed, ended.failed, ended.cancelled,
                time(ended))));
        return all;
    }

    private static Decimal time(Ended ended) {
        return Decimal.valueOf(ended.micros.value(), 6).stripTrailingZeros();
    }

    /** The dashboard of these tasks and incidents; the incidents are already limited to the period. */
    public Dashboard build(DashboardFold ended, List<TaskRun> open, HealingReport healing, long damagedLines) {
        List<TaskRun> counted = work(open);
        Map<Group, Ended> groups = groups(ended);
        return new Dashboard(scope, byStatus(counted), running(counted), failures(ended), days(ended), top(groups),
                sla(open.stream().filter(run -> scope.holds(run.subsystem())).toList(), groups), healing, learning(counted, groups), DashboardDetails.NONE, damagedLines + healing.damagedLines());
    }

    private Map<Group, Ended> groups(DashboardFold fold) {
        Map<Group, Ended> groups = new TreeMap<>();
        fold.groups().forEach((group, work) -> {
            Ended total = new Ended();
            work.days.subMap(firstDay, true, lastDay, true).values().forEach(total::add);
            if (scope.holds(group) && total.all() > 0) {
                groups.put(group, total);
            }
        });
        return groups;
    }

    private static Map<String, Long> byStatus(List<TaskRun> open) {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (Status status : Status.values()) {
            if (!status.isTerminal()) {
                counts.put(status.text(), open.stream().filter(run -> run.status() == status).count());
            }
        }
        return counts;
    }

    private List<Dashboard.Running> running(List<TaskRun> open) {
        return open.stream()
                .filter(run -> run.status() == Status.ACTIVE && run.moments().started() != TaskRun.UNKNOWN)
                .sorted(DashboardBuilder::byStart)
                .limit(SHOWN)
                .map(run -> new Dashboard.Running(run.id(), Group.of(run), run.names().title(), at(run.moments().started()),
                        seconds(run.runningMicros(now)), percent(run.figures().progressPercent()), urgency(run)))
                .toList();
    }

    private List<Dashboard.Failure> failures(DashboardFold fold) {
        record Of(Group group, Failed run) {}
        List<Of> all = new ArrayList<>();
        fold.groups().forEach((group, work) -> {
            if (scope.holds(group)) {
                work.failures().forEach(run -> all.add(new Of(group, run)));
            }
        });
        return all.stream()
                .filter(of -> Step.DAY.bucket(of.run.finishedMicros()) >= firstDay)
                .sorted((one, other) -> EndedAt.ORDER.compare(other.run, one.run))
                .limit(SHOWN)
                .map(of -> new Dashboard.Failure(of.run.id(), of.group, of.run.title(), at(of.run.finishedMicros()),
                        Micros.seconds(of.run.durationMicros())))
                .toList();
    }

    private List<Dashboard.Day> days(DashboardFold fold) {
        List<Dashboard.Day> days = new ArrayList<>();
        for (long day = firstDay; day <= lastDay; day++) {
            Ended total = new Ended();
            for (Map.Entry<Group, DashboardFold.Work> group : fold.groups().entrySet()) {
                Ended ended = group.getValue().days.get(day);
                if (ended != null && scope.holds(group.getKey())) {
                    total.add(ended);
                }
            }
            days.add(new Dashboard.Day(at(Step.DAY.begin(day)), total.completed, total.failed, total.cancelled));
        }
        return days;
    }

    private static List<Dashboard.TopGroup> top(Map<Group, Ended> groups) {
        List<Dashboard.TopGroup> top = new ArrayList<>();
        groups.forEach((group, ended) -> top.add(new Dashboard.TopGroup(group, ended.all(), ended.failed, time(ended))));
        top.sort((one, other) -> other.totalSeconds().compareTo(one.totalSeconds()));
        return top.subList(0, Math.min(SHOWN, top.size()));
    }

    /** The deadlines, including those of rules: an expected run that is late must be visible. */
    private Dashboard.Sla sla(List<TaskRun> open, Map<Group, Ended> groups) {
        return new Dashboard.Sla(
                groups.values().stream().mapToLong(ended -> ended.met).sum(),
                groups.values().stream().mapToLong(ended -> ended.missed).sum(),
                open.stream().filter(run -> urgency(run) == Urgency.ON_TIME).count(),
                open.stream().filter(run -> urgency(run) == Urgency.AT_RISK).count(),
                open.stream().filter(run -> urgency(run) == Urgency.OVERDUE).count());
    }

    private Urgency urgency(TaskRun run) {
        long deadline = run.moments().deadline();
        long created = run.moments().created();
        if (deadline == TaskRun.UNKNOWN) {
            return Urgency.NONE;
        }
        if (now > deadline) {
            return Urgency.OVERDUE;
        }
        boolean risky = created != TaskRun.UNKNOWN
                && (double) now - created >= RISKY_SHARE * ((double) deadline - created);
        return risky ? Urgency.AT_RISK : Urgency.ON_TIME;
    }

    private static Dashboard.Learning learning(List<TaskRun> open, Map<Group, Ended> groups) {
        Ended total = new Ended();
        groups.forEach((group, ended) -> {
            if (group.subsystem().equals(LearningActivity.SUBSYSTEM)) {
                total.add(ended);
            }
        });
        long active = open.stream().filter(run -> run.subsystem().equals(LearningActivity.SUBSYSTEM)).count();
        return new Dashboard.Learning(active, total.completed, total.failed);
    }

    private static @Nullable Decimal percent(double percent) {
        return Double.isNaN(percent) ? null : Decimal.valueOf(percent).setScale(1, RoundingMode.HALF_UP);
    }

    private static Decimal seconds(long micros) {
        Decimal seconds = Micros.seconds(micros);
        return seconds == null ? Decimal.ZERO : seconds;
    }

    private static Instant at(long micros) {
        Instant instant = Micros.instant(micros);
        if (instant == null) {
            throw new IllegalArgumentException("there is no such moment");
        }
        return instant;
    }
}
