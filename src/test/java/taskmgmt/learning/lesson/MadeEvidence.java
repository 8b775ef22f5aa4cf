package taskmgmt.learning.lesson;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.incident.Incident;
import taskmgmt.incident.IncidentStatus;
import taskmgmt.stats.Group;
import taskmgmt.time.Micros;

/** Runs one after the other, an hour apart, and incidents, a day apart. */
final class MadeEvidence {
    static final Group BACKUP = new Group("storage", "backup");
    static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private static final long SECOND = 1_000_000;
    private static final long HOUR = 3_600 * SECOND;

    private final List<Past> runs = new ArrayList<>();
    private final List<Incident> incidents = new ArrayList<>();

    /** Runs that took this many seconds. */
    MadeEvidence took(Group group, double... seconds) {
        for (double each : seconds) {
            long end = Micros.of(START) + (runs.size() + 1) * HOUR;
            runs.add(new Past(Work.of(group), runs.size() * 7919L + 1, end, Math.round(each * SECOND)));
        }
        return this;
    }

    /** An incident of the mode, and what was tried: a remedy, its milliseconds, and for the last that it helped. */
    MadeEvidence healed(String mode, Object... tried) {
        List<Object> remedies = new ArrayList<>();
        for (int i = 0; i < tried.length; i += 2) {
            Map<String, Object> remedy = new LinkedHashMap<>();
            remedy.put("kind", tried[i]);
            remedy.put("millis", Long.valueOf((Integer) tried[i + 1]));
            remedy.put("helped", i + 2 == tried.length);
            remedies.add(remedy);
        }
        Instant at = START.plusSeconds(86_400L * (incidents.size() + 1));
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("remedies", remedies);
        incidents.add(new Incident("inc_" + incidents.size(), at, at.plusSeconds(10), IncidentStatus.RESOLVED, null, "book", mode, "high",
                List.of(), null, metadata, Collections.emptyMap()));
        return this;
    }

    Evidence all() {
        return new Evidence(runs, incidents);
    }

    /** This many values, each made of its place. */
    static double[] madeOf(int count, IntToDoubleFunction value) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = value.applyAsDouble(i);
        }
        return values;
    }
}
