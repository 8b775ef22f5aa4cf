package taskmgmt.insight;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.evidence.RepairReport;

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
        runs.groups().forEach((group, its) -> all.addAll(RunInsights.of(group, its, since, chance)));
        all.sort(null);
        return List.copyOf(all);
    }
}
