package taskmgmt.insight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.anomaly.Shift;
import taskmgmt.anomaly.ShiftTest;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.stats.Group;
import taskmgmt.stats.RecentRuns.Ended;

/** All that can be told of a period, the most important first. Pure. */
public final class Insights {
    /** How probable it may be that any one of the rises that are told is only chance. */
    static final double CHANCE = 0.01;

    private Insights() {}

    /**
     * The findings; none without the least number of runs or incidents that each kind asks for.
     *
     * @param since   where the period begins, in microseconds: runs count that ended then or later
     * @param repairs of incidents detected in the period, by failure mode
     */
    public static List<Insight> of(RunDigest runs, long since, RepairReport repairs) {
        List<Insight> all = new ArrayList<>(RepairInsights.of(repairs));
        double chance = CHANCE / Math.max(1, runs.groups().size());
        Map<Group, Shift> shifts = shifts(runs, since);
        runs.groups().forEach((group, its) -> all.addAll(RunInsights.of(group, its, since, chance, shifts.get(group))));
        all.sort(null);
        return List.copyOf(all);
    }

    /** The groups that have come to take another time within the period, by all runs that are kept of them. */
    private static Map<Group, Shift> shifts(RunDigest runs, long since) {
        Map<Group, List<Ended>> durations = new TreeMap<>();
        runs.groups().forEach((group, its) -> durations.put(group, its.last().stream().filter(EndedRun::tookKnownTime)
                .map(run -> new Ended(run.mark(), run.finished(), run.duration())).toList()));
        Map<Group, Shift> shifts = new HashMap<>();
        for (Shift shift : ShiftTest.USUAL.newest(durations)) {
            if (shift.sinceMicros() >= since) {
                shifts.put(shift.group(), shift);
            }
        }
        return shifts;
    }
}
