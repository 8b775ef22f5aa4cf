package taskmgmt.forecast;

import java.math.BigInteger;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Quantiles;

/**
 * The plain figures of a history: durations in microseconds, quantiles by the nearest-rank method, so that each one is
 * a time that really occurred.
 *
 * @param count the number of runs
 * @param avg   rounded to the microsecond, halves up
 */
public record Figures(int count, long avg, long min, long max, long p50, long p90, long p95) {

    /** The figures; null if there are no durations. */
    public static @Nullable Figures of(List<Long> durations) {
        Quantiles quantiles = new Quantiles();
        durations.forEach(quantiles::add);
        if (durations.isEmpty()) {
            return null;
        }
        return new Figures(durations.size(), average(quantiles), quantiles.summary().min(), quantiles.summary().max(),
                (long) quantiles.at(0.5), (long) quantiles.at(0.9), (long) quantiles.at(0.95));
    }

    private static long average(Quantiles of) {
        BigInteger count = BigInteger.valueOf(of.count());
        BigInteger twice = of.summary().sum().value().shiftLeft(1).add(count);
        return twice.divide(count.shiftLeft(1)).longValueExact();
    }

    public Confidence confidence() {
        return Confidence.of(count);
    }
}
