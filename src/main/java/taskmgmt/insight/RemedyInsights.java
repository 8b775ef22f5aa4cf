package taskmgmt.insight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentTask;

/** What helped against a failure and what did not, according to the remedies recorded in incidents. Pure. */
final class RemedyInsights {
    /** The minimum number of tries. */
    static final int MIN_TRIED = 3;

    /** The key under which the healer writes them into the metadata of an incident. */
    private static final String REMEDIES = "remedies";

    private RemedyInsights() {}

    private record Tried(String mode, String remedy) {}

    private static final class Count {
        private long tried;
        private long helped;
    }

    /** The findings, in no order. */
    static List<Insight> of(Collection<Incident> incidents) {
        Map<String, Count> counts = new TreeMap<>();
        Map<String, Tried> names = new TreeMap<>();
        for (Incident incident : incidents) {
            if (incident.metadata().get(REMEDIES) instanceof List<?> all) {
                for (Object each : all) {
                    if (each instanceof Map<?, ?> map && map.get("kind") instanceof String remedy && map.get("helped") instanceof Boolean helped) {
                        String key = incident.failureMode() + "\u0000" + remedy;
                        names.put(key, new Tried(incident.failureMode(), remedy));
                        Count count = counts.computeIfAbsent(key, unseen -> new Count());
                        count.tried++;
                        count.helped += helped ? 1 : 0;
                    }
                }
            }
        }
        List<Insight> found = new ArrayList<>();
        names.forEach((key, tried) -> {
            Count count = counts.getOrDefault(key, new Count());
            if (count.tried >= MIN_TRIED) {
                found.add(new InsightFigures().with("failure_mode", tried.mode).with("remedy", tried.remedy)
                        .share("helped", count.helped, "tried", count.tried, "")
                        .in(count.helped == 0 ? InsightKind.REMEDY_FAILS : InsightKind.REMEDY_WORKS, IncidentTask.SUBSYSTEM, IncidentTask.TYPE,
                                (double) count.tried));
            }
        });
        return found;
    }
}
