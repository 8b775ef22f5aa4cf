package taskmgmt.forecast;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import taskmgmt.stats.Summary;

/** Simple guesses from the runs of a group: one time, the same for every level. Not thread-safe. */
final class Baselines {
    private static final int MEDIAN_RUNS = 10;

    private final Summary all = new Summary();
    private final Deque<Long> last = new ArrayDeque<>();

    void add(long durationMicros) {
        all.add(durationMicros);
        last.addLast(durationMicros);
        if (last.size() > MEDIAN_RUNS) {
            last.removeFirst();
        }
    }

    /** The guesses in microseconds; empty if there were no runs. */
    Map<Baseline, Long> guesses() {
        Map<Baseline, Long> guesses = new EnumMap<>(Baseline.class);
        if (!last.isEmpty()) {
            guesses.put(Baseline.MEAN, Math.round(all.sum().toDouble() / all.count()));
            guesses.put(Baseline.MEDIAN_OF_LAST_10, median());
            guesses.put(Baseline.LAST, last.getLast());
        }
        return guesses;
    }

    private long median() {
        long[] sorted = last.stream().mapToLong(Long::longValue).sorted().toArray();
        long upper = sorted[sorted.length / 2];
        long lower = sorted[(sorted.length - 1) / 2];
        return lower + (upper - lower) / 2;
    }
}
