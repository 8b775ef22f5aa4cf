package taskmgmt.forecast;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which share of tasks still runs after a time, from tasks that ended and from tasks that still run: of the latter it
 * is known only that they take longer than so far. E. L. Kaplan, P. Meier, "Nonparametric Estimation from Incomplete
 * Observations", Journal of the American Statistical Association 53(282), 1958. Not thread-safe.
 */
final class Survival {
    /** Rounding of a product of a few hundred factors is far below this. */
    private static final double SLACK = 1e-9;

    private final NavigableMap<Long, int[]> leaving = new TreeMap<>();
    private @Nullable NavigableMap<Long, Double> shares;
    private int ended;

    void ended(long micros) {
        at(micros)[0]++;
        ended++;
    }

    void stillRunning(long micros) {
        at(micros)[1]++;
    }

    private int[] at(long micros) {
        shares = null;
        return leaving.computeIfAbsent(micros, unseen -> new int[2]);
    }

    int endedRuns() {
        return ended;
    }

    /**
     * For how much longer a task runs that has run so long; null where no task has run longer and ended, or too few to
     * tell this quantile.
     *
     * @param level between 0 and 1
     */
    @Nullable Long left(long elapsedMicros, double level) {
        NavigableMap<Long, Double> known = shares();
        Map.Entry<Long, Double> now = known.floorEntry(elapsedMicros);
        double share = now == null ? 1 : now.getValue();
        for (Map.Entry<Long, Double> later : known.tailMap(elapsedMicros, false).entrySet()) {
            if (later.getValue() <= share * (1 - level) + SLACK) {
                return later.getKey() - elapsedMicros;
            }
        }
        return null;
    }

    /** After each time at which a task ended, the share that runs on. */
    private NavigableMap<Long, Double> shares() {
        if (shares != null) {
            return shares;
        }
        NavigableMap<Long, Double> product = new TreeMap<>();
        int atRisk = leaving.values().stream().mapToInt(left -> left[0] + left[1]).sum();
        double share = 1;
        for (Map.Entry<Long, int[]> time : leaving.entrySet()) {
            int[] left = time.getValue();
            if (left[0] > 0) {
                share *= 1 - (double) left[0] / atRisk;
                product.put(time.getKey(), share);
            }
            atRisk -= left[0] + left[1];
        }
        shares = product;
        return product;
    }
}
