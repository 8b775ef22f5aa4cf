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
 * How long a task that starts now will take, or how much it will use. Times are in microseconds, other amounts in millionths of the unit of
 * their {@link Measure}.
 *
 * @param basis            which runs the plain figures are based on
 * @param figures          the plain figures
 * @param ownRuns          how many runs the work itself has, up to the number requested
 * @param groupRuns        how many runs its group has, up to the number requested
 * @param say              the weights of the runs that the interval is based on, out of 1
 * @param low              the low end of the calibrated interval
 * @param high             its high end
 * @param promised         the fraction of such tasks that the interval can be said to contain: less than requested if too few runs have
 *                         ended
 * @param measuredCoverage the fraction of the last runs of this work that were inside the interval predicted for them when they started;
 *                         null if fewer than {@value #MIN_MEASURED} were predicted
 * @param chance           see {@link #chanceWithin}
 */
public record Forecast(
        Rung basis, Figures figures, int ownRuns, int groupRuns, Map<Rung, Double> say, long low, long high, double promised,
        @Nullable Double measuredCoverage, Chance chance) {
    private static final int MIN_MEASURED = 10;
    private static final double HIGH = 0.95;
    private static final double ROUNDING = 1e-9;

    /**
     * The forecast for a task that starts when the last of these tasks started or ended. For callers that need nothing that depends on how
     * long the running tasks have been running; the interval and amounts do not.
     */
    public static @Nullable Forecast of(
            Question question, Both<PastRuns, PastRuns> runs, List<TaskRun> open, boolean borrow, Tuning tuning) {
        return of(question, new History(question, runs, open), null, borrow, tuning);
    }

    /**
     * The forecast; null if there is no history.
     *
     * @param open      the tasks that have not ended
     * @param nowMicros when the task starts
     * @param borrow    whether runs of other work may be used if this work has none of its own
     * @param tuning    the parameters of the method
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

    /** How many runs it takes to promise this fraction, from 0 to 1: n runs can promise n/(n+1). */
    public static long runsFor(double share) {
        return (long) Math.ceil(share / (1 - share) - ROUNDING);
    }

    /** The confidence, by the number of runs of its own. */
    public Confidence confidence() {
        return Confidence.of(ownRuns);
    }

    /** The calibrated value that 95 of 100 such tasks stay within; the plain figure of that name describes the last runs as they were. */
    public long p95() {
        return chance.quantile(HIGH);
    }

    /** How likely the task is to take no longer than this, from 0 to {@link Chance#MOST}. */
    public double chanceWithin(long micros) {
        return chance.within(micros);
    }
}
