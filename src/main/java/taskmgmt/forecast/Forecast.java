package taskmgmt.forecast;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.forecast.mixture.Prediction;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Rung;
import taskmgmt.forecast.mixture.Tuning;
import taskmgmt.stats.Both;
import taskmgmt.task.TaskRun;

/**
 * How long a task will take that starts now, or how much it will use. Times are in microseconds, other amounts in millionths of the unit of
 * their {@link Measure}.
 *
 * @param basis            whose runs the plain figures are of
 * @param figures          the plain figures
 * @param ownRuns          how many runs the work itself has, at most as many as were asked for
 * @param groupRuns        how many runs its group has, the same
 * @param say              how much those runs have to say that the interval stands on, of 1
 * @param low              where the calibrated interval begins
 * @param high             where it ends
 * @param promised         what share of such tasks the interval can be said to hold: less than was asked for where too few
 *                         runs have ended
 * @param measuredCoverage the share of the last runs of this work that were inside the interval predicted for them when
 *                         they started; null where fewer than {@value #MIN_MEASURED} were predicted
 * @param chance           see {@link #chanceWithin}
 */
public record Forecast(
        Rung basis, Figures figures, int ownRuns, int groupRuns, Map<Rung, Double> say, long low, long high, double promised,
        @Nullable Double measuredCoverage, Chance chance) {
    private static final int MIN_MEASURED = 10;
    private static final double HIGH = 0.95;
    private static final double ROUNDING = 1e-9;

    /**
     * The forecast of a task that starts when the last of them started or ended: for those who ask for nothing that depends on how long the
     * running tasks have run, as the interval and amounts do not.
     */
    public static @Nullable Forecast of(
            Question question, Both<PastRuns, PastRuns> runs, List<TaskRun> open, boolean borrow, Tuning tuning) {
        return of(question, new History(question, runs, open), null, borrow, tuning);
    }

    /**
     * The forecast; null where there is no history.
     *
     * @param open      the tasks that have not ended
     * @param nowMicros when it starts
     * @param borrow    whether the runs of others will do where the work has none of its own
     * @param tuning    how the method is set
     */
    public static @Nullable Forecast of(
            Question question, Both<PastRuns, PastRuns> runs, List<TaskRun> open, long nowMicros, boolean borrow, Tuning tuning) {
        return of(question, new History(question, runs, open), nowMicros, borrow, tuning);
    }

    private static @Nullable Forecast of(
            Question question, History history, @Nullable Long nowMicros, boolean borrow, Tuning tuning) {
        Rung own = question.facts().isEmpty() ? Rung.GROUP : Rung.ALIKE;
        int ownRuns = history.amounts(own).size();
        Rung basis = own;
        for (Rung wider : Rung.values()) {
            boolean empty = history.amounts(basis).isEmpty();
            basis = borrow && empty && wider.compareTo(basis) > 0 ? wider : basis;
        }
        Figures figures = Figures.of(history.amounts(basis));
        return figures == null ? null : of(question, history, basis, figures, ownRuns,
                nowMicros == null ? history.lastMicros() : nowMicros, tuning);
    }

    private static @Nullable Forecast of(
            Question question, History history, Rung basis, Figures figures, int ownRuns, long nowMicros, Tuning tuning) {
        Predictor predictor = question.measure().predictor(Chance.levels(question.interval()), tuning);
        history.teach(predictor);
        Prediction prediction = predictor.start(question.work(), nowMicros).prediction();
        return prediction == null ? null : new Forecast(basis, figures, ownRuns, history.amounts(Rung.GROUP).size(), predictor.say(question.work()),
                prediction.low(), prediction.high(), prediction.promised(), coverage(history),
                new Chance(prediction, predictor.runs()));
    }

    private static @Nullable Double coverage(History history) {
        return history.predicted() < MIN_MEASURED ? null : (double) history.held() / history.predicted();
    }

    /** How many runs it takes to promise this share, of 1: n of them can promise n/(n+1). */
    public static long runsFor(double share) {
        return (long) Math.ceil(share / (1 - share) - ROUNDING);
    }

    /** By how many runs of its own it is backed. */
    public Confidence confidence() {
        return Confidence.of(ownRuns);
    }

    /** What 95 of 100 such tasks stay within, calibrated; the plain figure of that name is of the last runs as they were. */
    public long p95() {
        return chance.quantile(HIGH);
    }

    /** How likely the task is to take no longer than that, 0 to {@link Chance#MOST}. */
    public double chanceWithin(long micros) {
        return chance.within(micros);
    }
}
