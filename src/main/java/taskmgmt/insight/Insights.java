package taskmgmt.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.anomaly.Shift;
import taskmgmt.incident.Incident;
import taskmgmt.report.repair.RepairReport;
import taskmgmt.stats.Group;

/** All findings about a period, the most important first. Pure. */
public final class Insights {
    /** The acceptable probability that any of the reported rises is due to chance. */
    static final double CHANCE = 0.01;

    private Insights() {}

    /**
     * The findings; none below the minimum number of runs or incidents that each kind requires.
     *
     * @param shifts    the groups whose durations have shifted, at any time, as {@link taskmgmt.anomaly.ShiftTest}
     *                  finds them
     * @param since     start of the period, in microseconds: runs that ended then or later count
     * @param repairs   of incidents detected in the period, by failure mode
     * @param incidents those incidents
     */
    public static List<Insight> of(RunDigest runs, List<Shift> shifts, long since, RepairReport repairs, Collection<Incident> incidents) {
        List<Insight> all = new ArrayList<>(RepairInsights.of(repairs));
        all.addAll(RemedyInsights.of(incidents));
        double chance = CHANCE / Math.max(1, runs.groups().size());
        Map<Group, Shift> recent = within(shifts, since);
        RunInsights.Outlooks outlooks = RunInsights.Outlooks.of(runs);
        runs.groups().forEach((group, its) -> all.addAll(RunInsights.of(group, its, since, chance, recent.get(group), outlooks)));
        all.sort(null);
        return List.copyOf(all);
    }

    private static Map<Group, Shift> within(List<Shift> shifts, long since) {
        Map<Group, Shift> within = new HashMap<>();
        for (Shift shift : shifts) {
            if (shift.sinceMicros() >= since) {
                within.put(shift.group(), shift);
            }
        }
        return within;
    }
}
