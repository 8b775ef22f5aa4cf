package taskmgmt.forecast;

import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Both;
import taskmgmt.stats.Group;
import taskmgmt.stats.Projection;
import taskmgmt.task.TaskRun;

/**
 * Which tasks a forecast is requested for, and from which runs.
 *
 * @param subsystem   null for all subsystems together
 * @param facts       what else is known about the tasks, by the names in {@link Work}; unknown facts are left out
 * @param last        how many runs the plain figures are based on
 * @param allOutcomes whether failed and cancelled runs count too
 * @param measure     the quantity that is forecast
 * @param interval    the fraction of tasks that the interval should contain
 */
public record Question(
        @Nullable String subsystem,
        String type,
        SortedMap<String, String> facts,
        int last,
        boolean allOutcomes,
        Measure measure,
        double interval) {
    /** A question about durations. */
    public Question(@Nullable String subsystem, String type, SortedMap<String, String> facts, int last, boolean allOutcomes, double interval) {
        this(subsystem, type, facts, last, allOutcomes, Measure.DURATION, interval);
    }

    /** How many runs are kept for each group: enough for calibration, few enough for thousands of groups. */
    private static final int KEPT = 300;

    /** The data to gather: the last runs of all groups, and those that match everything in the question. */
    public Projection<Both<PastRuns, PastRuns>> projection() {
        int size = Math.max(KEPT, last);
        return Both.of(past(size, allOutcomes, measure),
                PastRuns.last(size, facts.isEmpty() ? "none" : "", measure, run -> !facts.isEmpty() && counts(run) && isOf(run)));
    }

    /** The last runs of all groups. */
    public static Projection<PastRuns> past(boolean allOutcomes) {
        return past(KEPT, allOutcomes, Measure.DURATION);
    }

    private static Projection<PastRuns> past(int size, boolean allOutcomes, Measure measure) {
        return PastRuns.last(size, allOutcomes ? "ended" : "completed", measure, outcome(allOutcomes));
    }

    /** Which outcomes count. */
    public static Predicate<TaskRun> outcome(boolean allOutcomes) {
        return allOutcomes ? run -> true : run -> run.status().isSuccess();
    }

    /** The same question without the facts that no run of the group has, and by which no run could therefore be more similar. */
    public Question toldBy(Both<PastRuns, PastRuns> runs) {
        Set<String> told = new HashSet<>();
        for (PastRuns.Past run : runs.first().inOrder()) {
            if (seen(run.work().group()).equals(work().group())) {
                told.addAll(run.work().facts().keySet());
            }
        }
        SortedMap<String, String> asked = new TreeMap<>(facts);
        asked.keySet().retainAll(told);
        return new Question(subsystem, type, asked, last, allOutcomes, measure, interval);
    }

    /** The requested work, as predictions identify it. */
    Work work() {
        return new Work(new Group(subsystem == null ? "" : subsystem, type), facts);
    }

    /** The work that this counts as: if the subsystem does not matter, all work of the type is one group. */
    Work seen(Work work) {
        SortedMap<String, String> asked = new TreeMap<>(work.facts());
        asked.keySet().retainAll(facts.keySet());
        return new Work(seen(work.group()), asked);
    }

    private Group seen(Group group) {
        return subsystem == null && group.type().equals(type) ? work().group() : group;
    }

    boolean isOf(TaskRun run) {
        return seen(Group.of(run)).equals(work().group()) && seen(Work.of(run)).equals(work());
    }

    private boolean counts(TaskRun run) {
        return outcome(allOutcomes).test(run);
    }
}
