package taskmgmt.report.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.incident.Severity;
import taskmgmt.number.Decimal;
import taskmgmt.report.LastRecords;
import taskmgmt.report.LogFold;
import taskmgmt.report.repair.RepairTimes;
import taskmgmt.time.TimeRange;

/**
 * Turns incident records into the report on healing. Of each incident only its last record counts, so every incident is
 * remembered, but in compact form; complete records are kept only for the last ten. Not thread-safe.
 */
public final class HealingFold implements LogFold<Incident, HealingFold> {
    private final TimeRange period;
    private final Map<IncidentStatus, Long> records = new EnumMap<>(IncidentStatus.class);
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();
    /** Incidents outside of the period: they count only among those open for too long, since they are open now. */
    private final Map<String, Outcome> others = new HashMap<>();
    private final LastRecords<Incident> recent = new LastRecords<>();
    private long damaged;

    /**
     * The state of an incident as of its last record.
     *
     * @param criticalSince when it was detected, if it is critical and open; otherwise null
     */
    private record Outcome(
            String failureMode, IncidentStatus status, @Nullable Decimal repairSeconds, @Nullable Instant criticalSince) {
        static Outcome of(Incident incident) {
            boolean critical = Severity.CRITICAL.text().equalsIgnoreCase(incident.severity());
            return new Outcome(incident.failureMode(), incident.status(), incident.mttrSeconds(),
                    critical && !incident.status().isTerminal() ? incident.detectedAt() : null);
        }
    }

    private HealingFold(TimeRange period) {
        this.period = period;
    }

    /** @param period incidents detected outside of it are left out, with all their records */
    public static HealingFold empty(TimeRange period) {
        return new HealingFold(period);
    }

    @Override
    public void accept(Incident incident) {
        Outcome outcome = Outcome.of(incident);
        if (!period.contains(incident.detectedAt())) {
            others.put(incident.id(), outcome);
            return;
        }
        records.merge(incident.status(), 1L, Long::sum);
        outcomes.put(incident.id(), outcome);
        recent.put(incident.id(), incident.changedAt(), incident);
    }

    @Override
    public void damaged() {
        damaged++;
    }

    @Override
    public void combine(HealingFold later) {
        later.records.forEach((status, count) -> records.merge(status, count, Long::sum));
        outcomes.putAll(later.outcomes);
        others.putAll(later.others);
        recent.add(later.recent);
        damaged += later.damaged;
    }

    /** @param now the time by which incidents may have been open for too long */
    public HealingReport finish(Instant now) {
        Group all = new Group();
        Map<String, Group> modes = new TreeMap<>();
        for (Outcome outcome : outcomes.values()) {
            all.add(outcome);
            modes.computeIfAbsent(outcome.failureMode(), mode -> new Group()).add(outcome);
        }
        return new HealingReport(
                new HealingReport.ByRecord(records(IncidentStatus.DETECTED), records(IncidentStatus.REMEDIATING),
                        records(IncidentStatus.RESOLVED), records(IncidentStatus.FAILED)),
                new HealingReport.ByIncident(all.incidents - all.resolved - all.failed, all.resolved, all.failed),
                overdue(now),
                RepairTimes.of(all.repairs),
                failureModes(modes),
                recent.newestFirst(),
                damaged);
    }

    private long overdue(Instant now) {
        Instant latest = now.minus(Severity.CRITICAL.repairTarget());
        return Stream.concat(outcomes.values().stream(), others.values().stream())
                .map(Outcome::criticalSince)
                .filter(detected -> detected != null && detected.isBefore(latest))
                .count();
    }

    private long records(IncidentStatus status) {
        return records.getOrDefault(status, 0L);
    }

    private static List<HealingReport.FailureMode> failureModes(Map<String, Group> modes) {
        List<HealingReport.FailureMode> list = new ArrayList<>();
        modes.forEach((mode, group) -> list.add(new HealingReport.FailureMode(
                mode, group.incidents, group.resolved, group.failed, RepairTimes.of(group.repairs).mean())));
        list.sort((one, other) -> Long.compare(other.incidents(), one.incidents()));
        return List.copyOf(list);
    }

    /** Incidents counted together. */
    private static final class Group {
        private long incidents;
        private long resolved;
        private long failed;
        private final List<Decimal> repairs = new ArrayList<>();

        void add(Outcome outcome) {
            incidents++;
            resolved += outcome.status() == IncidentStatus.RESOLVED ? 1 : 0;
            failed += outcome.status() == IncidentStatus.FAILED ? 1 : 0;
            if (outcome.repairSeconds() != null) {
                repairs.add(outcome.repairSeconds());
            }
        }
    }
}
