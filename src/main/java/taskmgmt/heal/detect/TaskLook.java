package taskmgmt.heal.detect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taskmgmt.anomaly.Anomaly;
import taskmgmt.anomaly.AnomalyRule;
import taskmgmt.anomaly.Detector;
import taskmgmt.anomaly.GroupBaselines;
import taskmgmt.anomaly.Metric;
import taskmgmt.anomaly.RatioRule;
import taskmgmt.anomaly.Side;
import taskmgmt.change.learned.LearnedRules;
import taskmgmt.change.learned.SettingsReader;
import taskmgmt.change.queue.DeadLetters;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.Question;
import taskmgmt.forecast.Remaining;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.incident.IncidentTask;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.report.deadline.StuckLimit;
import taskmgmt.report.deadline.StuckReason;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.report.deadline.StuckTask;
import taskmgmt.run.task.Owners;
import taskmgmt.stats.RecentRuns;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;

/** Checks for tasks in trouble, by the same rules as {@code stuck} and {@code sla}. */
final class TaskLook {
    /** Restarts do not count here. */
    private static final int ANY_RESTARTS = Integer.MAX_VALUE;
    private static final int MAX_NAMED = 3;

    private TaskLook() {}

    static Observation look(FailureDetector.TasksInTrouble asked, LookPlace place) throws IOException {
        Runs<RecentRuns> runs = RunReader.of(place.logs(), ScanProgress.NONE).fold(StuckRule.history());
        List<TaskRun> open = new ArrayList<>();
        for (TaskRun run : runs.open()) {
            boolean own = IncidentTask.TYPE.equals(run.type()); // the tasks of healing are not healed
            if (!own && (asked.subsystem() == null || asked.subsystem().equals(run.subsystem()))) {
                open.add(run);
            }
        }
        long now = Micros.of(place.clock().instant());
        List<String> found = switch (asked.trouble()) {
            case LOST -> judged(open, runs, asked, place, now, StuckReason.OWNER_GONE);
            case STUCK -> judged(open, runs, asked, place, now, StuckReason.ACTIVE_TOO_LONG);
            case SLA_MISSED -> late(open, now);
            case ANOMALOUS -> anomalous(open, place, now);
            case SLA_AT_RISK -> atRisk(open, place, now);
            case DEAD_LETTER -> dead(asked, place);
        };
        return found.isEmpty() ? new Observation.Fine("no task is " + words(asked.trouble())) : new Observation.Down(saw(found, asked.trouble()),
                List.of(), found);
    }

    private static List<String> judged(List<TaskRun> open, Runs<RecentRuns> runs, FailureDetector.TasksInTrouble asked, LookPlace place,
            long now, StuckReason reason) {
        Owners owners = new Owners(place.processes(), place.logs().directory());
        long limit = micros(asked.longerThan());
        StuckRule rule = new StuckRule(StuckLimit.fixed(limit), limit, ANY_RESTARTS, owners::isGone, run -> false, run -> false);
        List<String> found = new ArrayList<>();
        for (StuckTask each : rule.judge(open, runs.fold(), now)) {
            if (each.reasons().contains(reason) && each.run().status() == Status.ACTIVE) {
                found.add(each.run().id());
            }
        }
        return found;
    }

    private static List<String> late(List<TaskRun> open, long now) {
        List<String> found = new ArrayList<>();
        for (TaskRun run : open) {
            if (run.moments().deadline() != TaskRun.UNKNOWN && run.moments().deadline() < now) {
                found.add(run.id());
            }
        }
        return found;
    }

    private static LearnedSettings settings(LookPlace place) throws IOException {
        return new SettingsReader(place.logs()).inForce().settings();
    }

    /**
     * Tasks that take more than three times, or a learned factor times, the average of the successful runs of their type and subsystem, as
     * in {@code anomalies}.
     */
    private static List<String> anomalous(List<TaskRun> open, LookPlace place, long now) throws IOException {
        AnomalyRule rule = new RatioRule(RatioRule.DEFAULT_FACTOR);
        Runs<GroupBaselines> runs = RunReader.of(place.logs(), ScanProgress.NONE).fold(GroupBaselines.of(Set.of(Metric.DURATION), rule));
        List<String> found = new ArrayList<>();
        for (Anomaly each : new Detector(LearnedRules.anomalies(settings(place)), runs.fold(), _ -> true, Set.of(Side.SLOW)).running(open, now)) {
            found.add(each.taskId());
        }
        return found;
    }

    /** Tasks whose deadline more than half of the tasks that ran this long would have missed; without history, nothing is at risk. */
    private static List<String> atRisk(List<TaskRun> open, LookPlace place, long now) throws IOException {
        Runs<PastRuns> past = RunReader.of(place.logs(), ScanProgress.NONE).fold(Question.past(false));
        Remaining remaining = new Remaining(past.fold(), settings(place).tuning(), now);
        List<String> found = new ArrayList<>();
        for (TaskRun run : open) {
            long deadline = run.moments().deadline();
            Long left = Remaining.isRunning(run) && deadline != TaskRun.UNKNOWN ? remaining.left(run).p50() : null;
            if (left != null && now + left > deadline) {
                found.add(run.id());
            }
        }
        return found;
    }

    /** The dead letters, as in {@code dead list}. */
    private static List<String> dead(FailureDetector.TasksInTrouble asked, LookPlace place) throws IOException {
        List<String> found = new ArrayList<>();
        for (Task task : DeadLetters.of(place.logs(), run -> asked.subsystem() == null || asked.subsystem().equals(run.subsystem()))) {
            found.add(task.id());
        }
        return found;
    }

    private static long micros(Duration time) {
        return time.toSeconds() * 1_000_000 + time.toNanosPart() / 1_000;
    }

    private static String saw(List<String> ids, FailureDetector.TaskTrouble trouble) {
        String named = String.join(", ", ids.subList(0, Math.min(MAX_NAMED, ids.size())));
        return ids.size() + (ids.size() == 1 ? " task is " : " tasks are ") + words(trouble) + ": " + named + (ids.size() > MAX_NAMED ? ", …" : "");
    }

    private static String words(FailureDetector.TaskTrouble trouble) {
        return switch (trouble) {
            case STUCK -> "stuck";
            case LOST -> "lost";
            case SLA_MISSED -> "past the deadline";
            case ANOMALOUS -> "active for far longer than usual";
            case SLA_AT_RISK -> "expected to miss the deadline";
            case DEAD_LETTER -> "among the dead letters";
        };
    }
}
