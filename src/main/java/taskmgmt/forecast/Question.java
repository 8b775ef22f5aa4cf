package taskmgmt.forecast;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.stats.RecentRuns;
import taskmgmt.task.TaskRun;

/**
 * For which tasks a forecast is wanted, and from which runs.
 *
 * @param subsystem   null for all subsystems together
 * @param title       null where titles do not matter
 * @param last        how many runs the plain figures are of
 * @param allOutcomes failed and cancelled runs too
 * @param interval    the share of tasks that the interval should hold
 */
public record Question(
        @Nullable String subsystem,
        String type,
        @Nullable String title,
        int last,
        boolean allOutcomes,
        double interval) {
    /** Of each group; enough to calibrate by, little enough for thousands of groups. */
    private static final int KEPT = 300;

    /** What has to be gathered: the last runs of all groups, and those of the title asked for. */
    public Projection<Both<RecentRuns, RecentRuns>> projection() {
        return Both.of(recent(Math.max(KEPT, last), allOutcomes),
                RecentRuns.last(Math.max(KEPT, last), title == null ? "none" : "",
                        run -> title != null && counts(run) && isOf(run)));
    }

    /** The last runs of all groups. */
    public static Projection<RecentRuns> recent(boolean allOutcomes) {
        return recent(KEPT, allOutcomes);
    }

    private static Projection<RecentRuns> recent(int size, boolean allOutcomes) {
        return RecentRuns.last(size, allOutcomes ? "ended" : "completed", outcome(allOutcomes));
    }

    /** Which outcomes count. */
    public static Predicate<TaskRun> outcome(boolean allOutcomes) {
        return allOutcomes ? run -> true : run -> run.status().isSuccess();
    }

    /** What is asked for, as predictions know it. */
    Work work() {
        return new Work(new Group(subsystem == null ? "" : subsystem, type), title == null ? "" : title);
    }

    /** As which group runs of this one count: those of the type are one where the subsystem does not matter. */
    Group seen(Group group) {
        return subsystem == null && group.type().equals(type) ? work().group() : group;
    }

    boolean isOf(TaskRun run) {
        return seen(Group.of(run)).equals(work().group()) && (title == null || title.equals(run.names().title()));
    }

    private boolean counts(TaskRun run) {
        return outcome(allOutcomes).test(run);
    }
}
