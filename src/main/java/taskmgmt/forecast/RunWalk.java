package taskmgmt.forecast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;

/**
 * Past runs as they happened: each is predicted when it starts and learnt from when it ends, by their times. Of what begins and ends in
 * the same moment the end comes first.
 */
public final class RunWalk {
    private RunWalk() {}

    /** Hears of every run at its end, before the predictor learns from it. */
    public interface Listener {
        /** @param prediction made at the start; null while nothing had ended */
        void ended(Past run, @Nullable Prediction prediction);
    }

    /**
     * Walks through them.
     *
     * @param ends in the order in which they ended
     */
    public static void through(List<Past> ends, Predictor predictor, Listener listener) {
        List<Past> starts = new ArrayList<>(ends);
        starts.sort(Past.BY_START);
        Map<Long, @Nullable Prediction> predictions = new HashMap<>();
        int next = 0;
        for (Past end : ends) {
            while (next < starts.size() && (starts.get(next).started() < end.finishedMicros()
                    || !predictions.containsKey(end.mark()))) {
                Past start = starts.get(next++);
                predictions.put(start.mark(), predictor.start(start.work()));
            }
            Prediction prediction = predictions.remove(end.mark());
            listener.ended(end, prediction);
            predictor.end(end.work(), prediction, end.amount());
        }
    }
}
