package taskmgmt.forecast;

import java.util.Arrays;
import java.util.List;

/**
 * Simple forecasts that disagree on how fast the past becomes irrelevant and whose past counts. Which of them to
 * believe is learnt by {@link Trust}.
 */
final class Experts {
    /** How many values of a history count at most. */
    static final int MEMORY = 100;

    /** From the last handful of runs to all of the last hundred alike. */
    private static final List<Decay> OWN =
            List.of(Decay.halfLife(2), Decay.halfLife(8), Decay.halfLife(30), Decay.last(MEMORY));
    private static final Decay NEWEST = Decay.last(10);
    private static final Decay WIDER = Decay.halfLife(60);
    /** As how many runs what is borrowed counts in a work's own distribution. */
    private static final double BORROWED_RUNS = 2;

    static final int COUNT = OWN.size() + 6;

    private Experts() {}

    /** What each says at each level; the ladder has at least one run. */
    static double[][] quantiles(Ladder ladder, Levels levels) {
        double[][] said = new double[COUNT][levels.count()];
        Recent own = ladder.own();
        Recent lender = ladder.of(ladder.lender());
        Mixture borrowed = Mixture.of(lender, WIDER);
        int expert = 0;
        for (Decay decay : OWN) {
            double share = BORROWED_RUNS / (decay.total(own.size()) + BORROWED_RUNS);
            Mixture mixture = own.isEmpty() ? borrowed : Mixture.of(own, decay, lender, WIDER, share);
            mixture.quantiles(levels.ascending(), said[expert++]);
        }
        (own.isEmpty() ? borrowed : Mixture.of(own, NEWEST)).quantiles(levels.ascending(), said[expert++]);
        Arrays.fill(said[expert++], mean(own.isEmpty() ? lender : own));
        for (Recent circle : List.of(ladder.group(), ladder.type(), ladder.subsystem(), ladder.whole())) {
            Mixture mixture = circle.isEmpty() ? borrowed : Mixture.of(circle, WIDER);
            mixture.quantiles(levels.ascending(), said[expert++]);
        }
        return said;
    }

    /** The logarithm of the mean duration. */
    private static double mean(Recent logs) {
        double sum = 0;
        for (int place = 0; place < logs.size(); place++) {
            sum += StrictMath.exp(logs.value(place));
        }
        return StrictMath.log(sum / logs.size());
    }
}
