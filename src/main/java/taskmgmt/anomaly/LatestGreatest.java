package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/**
 * The greatest values of a group's latest days: at most {@value #PER_DAY} of each of the newest {@value #DAYS} days (UTC)
 * in which runs of it ended. It knows what it has left out, so that one can tell whether it is enough for an answer.
 * What is kept does not depend on now, so it can be gone on with later. Not thread-safe.
 */
final class LatestGreatest {
    private static final int PER_DAY = 32;
    private static final int DAYS = 2;
    private static final long NONE = Long.MIN_VALUE;
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    private final NavigableMap<Long, Day> days = new TreeMap<>();
    /** The newest day that was left out. */
    private long newestGone = NONE;

    void add(Candidate run) {
        long number = day(run.atMicros());
        if (number <= newestGone) {
            return;
        }
        days.computeIfAbsent(number, unseen -> new Day()).add(run);
        forgetOldDays();
    }

    void add(LatestGreatest other) {
        newestGone = Math.max(newestGone, other.newestGone);
        other.days.forEach((number, day) -> days.computeIfAbsent(number, unseen -> new Day()).add(day));
        days.headMap(newestGone, true).clear();
        forgetOldDays();
    }

    /** Those that ended then or later. */
    List<Candidate> since(long sinceMicros) {
        List<Candidate> all = new ArrayList<>();
        for (Day day : days.tailMap(day(sinceMicros), true).values()) {
            for (Candidate run : day.greatest()) {
                if (run.atMicros() >= sinceMicros) {
                    all.add(run);
                }
            }
        }
        return all;
    }

    /** When the newest of those that are kept ended, in microseconds; {@link TaskRun#UNKNOWN} where there is none. */
    long newestMicros() {
        long newest = TaskRun.UNKNOWN;
        if (!days.isEmpty()) {
            for (Candidate run : days.lastEntry().getValue().greatest()) {
                newest = Math.max(newest, run.atMicros());
            }
        }
        return newest;
    }

    /** Whether none that ended then or later is missing that exceeds what is to be expected. */
    boolean suffices(long sinceMicros, AnomalyRule.Limits limits) {
        long from = day(sinceMicros);
        return from > newestGone
                && days.tailMap(from, true).values().stream().noneMatch(day -> limits.mayFind(day.greatestGone()));
    }

    private void forgetOldDays() {
        while (days.size() > DAYS) {
            newestGone = days.pollFirstEntry().getKey();
        }
    }

    /** Unknown moments are before all others. */
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

    static LatestGreatest read(StateReader state) {
        LatestGreatest all = new LatestGreatest();
        all.newestGone = state.number();
        for (int left = state.count(); left > 0; left--) {
            all.days.put(state.number(), Day.read(state));
        }
        return all;
    }

    /** The greatest values of a day. Sorting now and then is all it takes. */
    private static final class Day {
        private List<Candidate> runs = new ArrayList<>();
        private long greatestGone = TaskRun.UNKNOWN;

        void add(Candidate run) {
            runs.add(run);
            if (runs.size() >= 2 * PER_DAY) {
                shrink();
            }
        }

        void add(Day other) {
            greatestGone = Math.max(greatestGone, other.greatestGone);
            other.runs.forEach(this::add);
        }

        List<Candidate> greatest() {
            shrink();
            return runs;
        }

        long greatestGone() {
            shrink();
            return greatestGone;
        }

        private void shrink() {
            runs.sort(Candidate.GREATEST_FIRST);
            if (runs.size() > PER_DAY) {
                greatestGone = Math.max(greatestGone, runs.get(PER_DAY).value());
                runs = new ArrayList<>(runs.subList(0, PER_DAY));
            }
        }

        void write(StateWriter state) {
            shrink();
            state.number(greatestGone);
            state.number(runs.size());
            runs.forEach(run -> run.write(state));
        }

        static Day read(StateReader state) {
            Day day = new Day();
            day.greatestGone = state.number();
            for (int left = state.count(); left > 0; left--) {
                day.runs.add(Candidate.read(state));
            }
            return day;
        }
    }
}
