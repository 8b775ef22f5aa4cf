package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import taskmgmt.stats.Period;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/**
 * The largest and the smallest values of a group's latest days: at most this many of each for the newest {@value #DAYS} days (UTC)
 * in which runs of it ended. It knows what it has left out, so that a caller can tell whether it is sufficient. What is kept does
 * not depend on the current time, so it can be continued later. Not thread-safe.
 */
final class LatestExtremes {
    private static final int DAYS = 2;
    private static final long NONE = Long.MIN_VALUE;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final NavigableMap<Long, ExtremesOfDay> days = new TreeMap<>();
    /** The newest day that was dropped. */
    private long newestGone = NONE;

    void add(Candidate run) {
        long number = day(run.atMicros());
        if (number <= newestGone) {
            return;
        }
        days.computeIfAbsent(number, unseen -> new ExtremesOfDay()).add(run);
        forgetOldDays();
    }

    void add(LatestExtremes other) {
        newestGone = Math.max(newestGone, other.newestGone);
        other.days.forEach((number, day) -> days.computeIfAbsent(number, unseen -> new ExtremesOfDay()).add(day));
        days.headMap(newestGone, true).clear();
        forgetOldDays();
    }

    /** The runs on this side that ended in the period. */
    List<Candidate> in(Period ended, Side side) {
        List<Candidate> all = new ArrayList<>();
        for (ExtremesOfDay day : days.tailMap(day(ended.from()), true).values()) {
            for (Candidate run : day.farthest(side)) {
                if (ended.contains(run.atMicros())) {
                    all.add(run);
                }
            }
        }
        return all;
    }

    /** When the newest of the kept runs ended, in microseconds; {@link TaskRun#UNKNOWN} if there is none. */
    long newestMicros() {
        long newest = TaskRun.UNKNOWN;
        if (!days.isEmpty()) {
            for (Candidate run : days.lastEntry().getValue().farthest(Side.SLOW)) {
                newest = Math.max(newest, run.atMicros());
            }
        }
        return newest;
    }

    /** Whether no run that ended at this time or later and may be out of the ordinary is missing. */
    boolean suffices(long sinceMicros, Set<Side> sides, AnomalyRule.Limits limits) {
        long from = day(sinceMicros);
        return (from > newestGone || newestGone == NONE)
                && days.tailMap(from, true).values().stream().noneMatch(day -> day.mayMiss(sides, limits));
    }

    private void forgetOldDays() {
        while (days.size() > DAYS) {
            newestGone = days.pollFirstEntry().getKey();
        }
    }

    /** The day of a moment; an unknown moment precedes all others. */
    private static long day(long micros) {
        return micros == TaskRun.UNKNOWN ? NONE : Math.floorDiv(micros, MICROS_PER_DAY);
    }

    void write(StateWriter state) {
        state.number(newestGone);
        state.number(days.size());
        days.forEach((number, day) -> {
            state.number(number);
            day.write(state);
        });
    }

    static LatestExtremes read(StateReader state) {
        LatestExtremes all = new LatestExtremes();
        all.newestGone = state.number();
        for (int left = state.count(); left > 0; left--) {
            all.days.put(state.number(), ExtremesOfDay.read(state));
        }
        return all;
    }
}
