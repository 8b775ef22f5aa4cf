package taskmgmt.forecast.mixture;

import org.jspecify.annotations.Nullable;

/** A task that has started, kept until it ends: the prediction for it, and where it is noted as running. Not thread-safe. */
public final class Started {
    private final Work work;
    private final @Nullable Prediction prediction;
    private final Rungs.@Nullable Places places;

    Started(Work work, @Nullable Prediction prediction, Rungs.@Nullable Places places) {
        this.work = work;
        this.prediction = prediction;
        this.places = places;
    }

    public Work work() {
        return work;
    }

    /** The prediction at its start; null if nothing had ended by then. */
    public @Nullable Prediction prediction() {
        return prediction;
    }

    void leave() {
        if (places != null) {
            places.leave();
        }
    }
}
