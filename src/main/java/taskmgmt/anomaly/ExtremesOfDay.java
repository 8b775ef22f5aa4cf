package taskmgmt.anomaly;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/**
 * The {@value #MOST} runs of a day that took most, and the {@value #MOST} successful ones that took least. It also knows the next
 * value on either side. Not thread-safe.
 */
final class ExtremesOfDay {
    private static final int MOST = 32;

    private final Map<Side, Farthest> sides = new EnumMap<>(Side.class);

    ExtremesOfDay() {
        for (Side side : Side.values()) {
            sides.put(side, new Farthest(side));
        }
    }

    void add(Candidate run) {
        sides.forEach((side, farthest) -> {
            if (run.mayBe(side)) {
                farthest.add(run);
            }
        });
    }

    void add(ExtremesOfDay other) {
        sides.forEach((side, farthest) -> farthest.add(other.of(side)));
    }

    List<Candidate> farthest(Side side) {
        return of(side).kept();
    }

    /** Whether a run that may be out of the ordinary was left out. */
    boolean mayMiss(Set<Side> wanted, AnomalyRule.Limits limits) {
        return wanted.stream().anyMatch(side -> {
            long gone = of(side).farthestGone();
            return gone != TaskRun.UNKNOWN && limits.mayFind(side, gone);
        });
    }

    void write(StateWriter state) {
        sides.values().forEach(farthest -> farthest.write(state));
    }

    static ExtremesOfDay read(StateReader state) {
        ExtremesOfDay day = new ExtremesOfDay();
        day.sides.values().forEach(farthest -> farthest.readFrom(state));
        return day;
    }

    private Farthest of(Side side) {
        return sides.getOrDefault(side, new Farthest(side));
    }

    /** Keeps the farthest runs by sorting now and then. */
    private static final class Farthest {
        private final Side side;
        private List<Candidate> runs = new ArrayList<>();
        private long gone = TaskRun.UNKNOWN;

        Farthest(Side side) {
            this.side = side;
        }

        void add(Candidate run) {
            runs.add(run);
            if (runs.size() >= 2 * MOST) {
                shrink();
            }
        }

        void add(Farthest other) {
            leave(other.gone);
            other.runs.forEach(this::add);
        }

        List<Candidate> kept() {
            shrink();
            return runs;
        }

        long farthestGone() {
            shrink();
            return gone;
        }

        private void shrink() {
            runs.sort(Candidate.farthestFirst(side));
            if (runs.size() > MOST) {
                leave(runs.get(MOST).value());
                runs = new ArrayList<>(runs.subList(0, MOST));
            }
        }

        private void leave(long value) {
            if (gone == TaskRun.UNKNOWN || value != TaskRun.UNKNOWN && (side == Side.SLOW ? value > gone : value < gone)) {
                gone = value;
            }
        }

        void write(StateWriter state) {
            shrink();
            state.number(gone);
            state.number(runs.size());
            runs.forEach(run -> run.write(state));
        }

        void readFrom(StateReader state) {
            gone = state.number();
            for (int left = state.count(); left > 0; left--) {
                runs.add(Candidate.read(state));
            }
        }
    }
}
