package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Started;
import taskmgmt.forecast.mixture.Work;

/**
 * Replays past runs as they happened: by their times, each is predicted when it starts and learnt from when it ends. At the same moment,
 * running tasks end first, in the order of their starts; then tasks start; then those that take no time at all end.
 */
public final class RunWalk {
    private RunWalk() {}

    /** Is notified of every run at its end, before the predictor learns from it. */
    public interface Listener {
        /** @param prediction made at its start; null if nothing had ended by then */
        void ended(Past run, @Nullable Prediction prediction);
    }

    /** A task that has started. */
    record Begun(Work work, long startMicros) {}

    /**
     * Replays these runs.
     *
     * @param ends in the order in which they ended
     */
    public static void through(List<Past> ends, Predictor predictor, Listener listener) {
        through(ends, List.of(), predictor, listener);
    }

    /**
     * Replays these runs, along with others that have not ended.
     *
     * @param ends in the order in which they ended
     * @param open in the order in which they started
     */
    static void through(List<Past> ends, List<Begun> open, Predictor predictor, Listener listener) {
        List<Past> starts = new ArrayList<>(ends);
        starts.sort(Past.BY_START);
        Iterator<Begun> others = open.iterator();
        Begun other = others.hasNext() ? others.next() : null;
        Map<Long, Started> started = new HashMap<>();
        int next = 0;
        for (Past end : ends) {
            long before = end.finishedMicros() + (end.durationMicros() == 0 ? 1 : 0);
            while (next < starts.size() && starts.get(next).started() < before) {
                Past start = starts.get(next++);
                other = start(other, others, start.started(), predictor);
                started.put(start.mark(), predictor.start(start.work(), start.started()));
            }
            other = start(other, others, before, predictor);
            Started task = Objects.requireNonNull(started.remove(end.mark()));
            listener.ended(end, task.prediction());
            predictor.end(task, end.amount());
        }
        start(other, others, Long.MAX_VALUE, predictor);
    }

    /**
     * Starts those that started before that moment.
     *
     * @return the first that did not; null if there is none
     */
    private static @Nullable Begun start(@Nullable Begun first, Iterator<Begun> others, long beforeMicros, Predictor predictor) {
        Begun other = first;
        while (other != null && other.startMicros < beforeMicros) {
            predictor.start(other.work, other.startMicros);
            other = others.hasNext() ? others.next() : null;
        }
        return other;
    }
}
