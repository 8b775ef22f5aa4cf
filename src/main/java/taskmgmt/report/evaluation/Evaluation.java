package taskmgmt.report.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.stats.Quantiles;

/**
 * How well the work of a group went in a period, compared with the period of the same length before it. All values are out of 100, and null
 * if unknown.
 *
 * @param runs       how many runs completed or failed
 * @param runsBefore the same for the period before
 * @param parts      of the score
 * @param before     the same for the period before; its cost is unknown, as that would take a period before it
 * @param efficiency processor time divided by the time of the cores that a run was given, at the median
 * @param assumed    whether a run did not say how many cores it had, so that one was assumed
 * @param headroom   how much of its assigned memory a run left unused, at the median; below 0 if it took more
 */
public record Evaluation(Group group, long runs, long runsBefore, Parts parts, Parts before, @Nullable Double efficiency, boolean assumed,
        @Nullable Double headroom) {
    /** Fewer runs are not enough for an evaluation. */
    public static final int MIN_RUNS = 5;
    /** The worst first; groups without a score last. */
    public static final Comparator<Evaluation> WORST_FIRST = Comparator
            .comparing(Evaluation::score, Comparator.nullsLast(Comparator.naturalOrder())).thenComparing(Evaluation::group);

    private static final double ALL = 100;

    /**
     * The parts of a score.
     *
     * @param success      the percentage of tasks that completed, of those that completed or failed
     * @param verification the percentage of verifications that passed
     * @param cost         the cost of a run before divided by that now: processor time if known, otherwise time; at most 100
     * @param stability    the median time divided by the 95th percentile: 100 if all runs take the same time
     */
    public record Parts(@Nullable Double success, @Nullable Double verification, @Nullable Double cost, @Nullable Double stability) {
        static final Parts NONE = new Parts(null, null, null, null);

        private static final double[] WEIGHTS = {4, 2, 2, 2};

        private @Nullable Double[] all() {
            return new @Nullable Double[] {success, verification, cost, stability};
        }

        /** The mean of the known parts, with success counted twice; null if none is known. */
        @Nullable Double score() {
            return score(this);
        }

        /** The same, limited to the parts that the other one knows too. */
        private @Nullable Double score(Parts other) {
            double sum = 0;
            double weights = 0;
            for (int i = 0; i < WEIGHTS.length; i++) {
                Double part = all()[i];
                if (part != null && other.all()[i] != null) {
                    sum += WEIGHTS[i] * part;
                    weights += WEIGHTS[i];
                }
            }
            return weights == 0 ? null : (Double) (sum / weights);
        }
    }

    /** The evaluations of all groups in which a task ended in either period. */
    public static List<Evaluation> of(WorkFold now, WorkFold before, Predicate<Group> wanted) {
        List<Evaluation> all = new ArrayList<>();
        now.groups().forEach((group, tally) -> {
            if (wanted.test(group) && tally.finished() > 0) {
                all.add(of(group, tally, before.groups().getOrDefault(group, new WorkTally())));
            }
        });
        all.sort(WORST_FIRST);
        return all;
    }

    private static Evaluation of(Group group, WorkTally now, WorkTally before) {
        return new Evaluation(group, now.finished(), before.finished(), parts(now, cost(before, now)), parts(before, null),
                percent(now.efficiency()), !now.knowsCores(), percent(now.headroom()));
    }

    private static Parts parts(WorkTally tally, @Nullable Double cost) {
        return tally.finished() < MIN_RUNS ? Parts.NONE
                : new Parts(share(tally.completed(), tally.finished()), share(tally.passes(), tally.verifications()), cost,
                        ratio(tally.durations(), 0.5, tally.durations(), 0.95));
    }

    private static @Nullable Double cost(WorkTally before, WorkTally now) {
        if (before.finished() < MIN_RUNS) {
            return null;
        }
        Double byCpu = ratio(before.cpu(), 0.5, now.cpu(), 0.5);
        Double cost = byCpu == null ? ratio(before.durations(), 0.5, now.durations(), 0.5) : byCpu;
        return cost == null ? null : (Double) Math.min(ALL, cost);
    }

    /** Null if there are too few values, or the divisor is 0. */
    private static @Nullable Double ratio(Quantiles one, double share, Quantiles other, double otherShare) {
        boolean enough = one.count() >= MIN_RUNS && other.count() >= MIN_RUNS;
        return enough && other.at(otherShare) > 0 ? (Double) (ALL * one.at(share) / other.at(otherShare)) : null;
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (Double) (ALL * part / whole);
    }

    private static @Nullable Double percent(double share) {
        return Double.isNaN(share) ? null : (Double) (ALL * share);
    }

    /** The score; null if it is based on fewer than {@value #MIN_RUNS} runs. */
    public @Nullable Double score() {
        return parts.score();
    }

    /** The score of the period before, from the parts known for it. */
    public @Nullable Double scoreBefore() {
        return before.score();
    }

    /** How much the score has risen since then, by the parts known for both periods; null if there are none. */
    public @Nullable Double trend() {
        Double now = parts.score(before);
        Double then = before.score(parts);
        return now == null || then == null ? null : (Double) (now - then);
    }
}
