package taskmgmt.heal.detect;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;
import taskmgmt.incident.IncidentTask;
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
import taskmgmt.task.TaskRun;

/** Looks for tasks in trouble, by the same rules as {@code stuck} and {@code sla}. */
final class TaskLook {
    /** None of them is asked for here. */
    private static final int ANY_RESTARTS = Integer.MAX_VALUE;
    private static final int MAX_NAMED = 3;

    private TaskLook() {}

    static Observation look(FailureDetector.TasksInTrouble asked, LookPlace place) throws IOException {
        Runs<RecentRuns> runs = RunReader.of(place.logs(), ScanProgress.NONE).fold(StuckRule.history());
        List<TaskRun> open = new ArrayList<>();
        for (TaskRun run : runs.open()) {
            boolean own = IncidentTask.TYPE.equals(run.type()); // what heals is not healed
            if (!own && (asked.subsystem() == null || asked.subsystem().equals(run.subsystem()))) {
                open.add(run);
            }
        }
        long now = TaskRun.micros(place.clock().instant());
        List<String> found = switch (asked.trouble()) {
            case LOST -> judged(open, runs, asked, place, now, StuckReason.OWNER_GONE);
            case STUCK -> judged(open, runs, asked, place, now, StuckReason.ACTIVE_TOO_LONG);
            case SLA_MISSED -> late(open, now);
        };
        return found.isEmpty() ? new Observation.Fine("no task is " + words(asked.trouble())) : new Observation.Down(saw(found, asked.trouble()),
                List.of(), found);
    }

    private static List<String> judged(List<TaskRun> open, Runs<RecentRuns> runs, FailureDetector.TasksInTrouble asked, LookPlace place,
            long now, StuckReason reason) {
        Owners owners = new Owners(place.processes(), place.logs().directory());
        long limit = micros(asked.longerThan());
        StuckRule rule = new StuckRule(StuckLimit.fixed(limit), limit, ANY_RESTARTS, owners::isGone, run -> false);
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
        };
    }
}
