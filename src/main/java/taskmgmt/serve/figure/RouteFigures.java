package taskmgmt.serve.figure;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.metric.MetricFamily;

/** How the requests of one route were answered, since the server began. Not thread-safe. */
final class RouteFigures {
    /** In seconds: from an answer out of memory to one that reads a large log. */
    private static final List<String> BOUNDS = List.of("0.001", "0.005", "0.025", "0.1", "0.25", "0.5", "1", "2.5", "5", "10");
    private static final String INFINITE = "+Inf";
    private static final int NANO_DIGITS = 9;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Map<Integer, Long> byStatus = new TreeMap<>();
    private final long[] counts = new long[BOUNDS.size() + 1];
    private final MetricFamily.@Nullable Exemplar[] exemplars = new MetricFamily.Exemplar[BOUNDS.size() + 1];
    private long sumNanos;

    void add(int status, long nanos, MetricFamily.@Nullable Exemplar exemplar) {
        byStatus.merge(status, 1L, Long::sum);
        sumNanos += nanos;
        int bucket = bucket(nanos);
        counts[bucket]++;
        if (exemplar != null) {
            exemplars[bucket] = exemplar;
        }
    }

    /** The first whose bound it does not exceed. */
    private static int bucket(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS.size() && nanos / NANOS_PER_SECOND > Double.parseDouble(BOUNDS.get(bucket))) {
            bucket++;
        }
        return bucket;
    }

    void addTo(MetricFamily requests, MetricFamily durations, String route) {
        byStatus.forEach((status, count) -> requests.sample(labels("route", route, "code", status.toString()), count));
        long upTo = 0;
        for (int i = 0; i < counts.length; i++) {
            upTo += counts[i];
            durations.part("_bucket", labels("route", route, "le", i < BOUNDS.size() ? BOUNDS.get(i) : INFINITE), upTo, exemplars[i]);
        }
        durations.part("_sum", Map.of("route", route), seconds(sumNanos), null);
        durations.part("_count", Map.of("route", route), upTo, null);
    }

    static BigDecimal seconds(long nanos) {
        return BigDecimal.valueOf(nanos, NANO_DIGITS);
    }

    private static Map<String, String> labels(String name, String value, String other, String otherValue) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(name, value);
        labels.put(other, otherValue);
        return labels;
    }
}
