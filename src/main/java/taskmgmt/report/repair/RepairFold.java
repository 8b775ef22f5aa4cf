package taskmgmt.report.repair;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.incident.Incident;
import taskmgmt.report.LogFold;
import taskmgmt.time.TimeRange;

/**
 * Turns incident records, in the order of their log, into the report on repairs. Of each incident only its last record counts, so every
 * incident is remembered, but in compact form. Not thread-safe.
 */
public final class RepairFold implements LogFold<Incident, RepairFold> {
    private final TimeRange period;
    private final Map<String, Repair> repairs = new LinkedHashMap<>();
    private long records;
    private long damaged;

    private RepairFold(TimeRange period) {
        this.period = period;
    }

    /**
     * An empty fold.
     *
     * @param period incidents detected outside of it are left out of all figures except the regression, which has its own periods, and the
     *               incidents open for too long, which are open now
     */
    public static RepairFold empty(TimeRange period) {
        return new RepairFold(period);
    }

    @Override
    public void accept(Incident incident) {
        Repair repair = Repair.of(incident);
        records += isWanted(repair) ? 1 : 0;
        repairs.put(incident.id(), repair);
    }

    @Override
    public void damaged() {
        damaged++;
    }

    @Override
    public void combine(RepairFold later) {
        repairs.putAll(later.repairs);
        records += later.records;
        damaged += later.damaged;
    }

    /** @param now the end of the periods that are checked for a regression */
    public RepairReport finish(Instant now, RepairGrouping grouping) {
        List<Repair> all = List.copyOf(repairs.values());
        List<Repair> wanted = all.stream().filter(this::isWanted).toList();
        return new RepairReport(
                records,
                RepairReport.Counts.of(wanted),
                RepairTimes.of(wanted, Repair::repairSeconds),
                RepairTimes.of(wanted, Repair::detectSeconds),
                RepairTimes.of(wanted, Repair::startSeconds),
                Recurrence.of(wanted),
                RepairReport.Healers.of(wanted),
                RepairTarget.overall(wanted, all, now),
                RepairTarget.bySeverity(wanted, all, now),
                RepairRegression.of(all, now),
                grouping,
                groups(wanted, grouping),
                damaged);
    }

    private boolean isWanted(Repair repair) {
        return period.contains(repair.detectedAt());
    }

    /** The groups in alphabetical order, which keeps days in order; incidents without a group come first. */
    private static List<RepairReport.Group> groups(List<Repair> repairs, RepairGrouping grouping) {
        Map<String, List<Repair>> members = new TreeMap<>();
        List<Repair> none = new ArrayList<>();
        for (Repair repair : repairs) {
            String name = grouping.of(repair);
            (name == null ? none : members.computeIfAbsent(name, _ -> new ArrayList<>())).add(repair);
        }
        List<RepairReport.Group> groups = new ArrayList<>();
        if (!none.isEmpty()) {
            groups.add(RepairReport.Group.of(null, none));
        }
        members.forEach((name, list) -> groups.add(RepairReport.Group.of(name, list)));
        return List.copyOf(groups);
    }
}
