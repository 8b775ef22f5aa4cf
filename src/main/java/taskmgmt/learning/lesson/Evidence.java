package taskmgmt.learning.lesson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import taskmgmt.forecast.PastRuns;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.incident.Incident;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.time.Micros;

/**
 * The history that lessons learn from.
 *
 * @param runs      the newest successful runs, in the order in which they ended, at most {@value #MAX_RUNS}
 * @param incidents incidents that have ended, in that order
 */
public record Evidence(List<Past> runs, List<Incident> incidents) {
    /** More would take too long to learn from for what they add. */
    static final int MAX_RUNS = 4_000;

    public Evidence {
        runs = List.copyOf(runs);
        incidents = List.copyOf(incidents);
    }

    /** All the evidence in the log. */
    public static Evidence of(PastRuns past, Collection<Incident> all) {
        List<Past> runs = past.inOrder().stream().filter(run -> !isOurs(run)).toList();
        List<Incident> ended = new ArrayList<>();
        for (Incident each : all) {
            if (each.status().isTerminal()) {
                ended.add(each);
            }
        }
        ended.sort(Comparator.comparing(Incident::changedAt).thenComparing(Incident::id));
        return new Evidence(runs.subList(Math.max(0, runs.size() - MAX_RUNS), runs.size()), ended);
    }

    /** Learning must not learn from itself. */
    private static boolean isOurs(Past run) {
        return run.work().facts().getOrDefault(Work.TITLE, "").startsWith(SettingsVersion.TITLE);
    }

    /** The evidence that had ended by then. */
    Evidence until(long micros) {
        return new Evidence(runs.stream().filter(run -> run.finishedMicros() <= micros).toList(),
                incidents.stream().filter(incident -> endOf(incident) <= micros).toList());
    }

    static long endOf(Incident incident) {
        return Micros.of(incident.changedAt());
    }

    /** When the newest of it ended; the minimum time if there is nothing. */
    public Instant end() {
        long runEnd = runs.isEmpty() ? Micros.UNKNOWN : runs.getLast().finishedMicros();
        long incidentEnd = incidents.isEmpty() ? Micros.UNKNOWN : endOf(incidents.getLast());
        Instant end = Micros.instant(Math.max(runEnd, incidentEnd));
        return end == null ? Instant.EPOCH : end;
    }
}
