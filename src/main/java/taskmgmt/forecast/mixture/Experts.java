package taskmgmt.forecast.mixture;

import java.util.Arrays;
import java.util.List;
import taskmgmt.forecast.sample.Decay;

/** How fast the experts of a {@link Pool} forget, and how much they leave to wider samples. Immutable. */
final class Experts {
    private static final double[] HALF_LIVES = {1.5, 6, 25, 100};
    private static final double[] RESERVES = {0.7, 4};

    /** How many experts go up each chain. */
    static final int COUNT = HALF_LIVES.length * RESERVES.length;

    static final Experts STANDARD = new Experts(Tuning.STANDARD);

    private final List<Decay> decays;
    private final double[] reserves;

    Experts(Tuning tuning) {
        decays = Arrays.stream(HALF_LIVES).mapToObj(each -> Decay.halfLife(each * tuning.halfLives())).toList();
        reserves = Arrays.stream(RESERVES).map(each -> each * tuning.reserves()).toArray();
    }

    List<Decay> decays() {
        return decays;
    }

    /** Not to be changed. */
    double[] reserves() {
        return reserves;
    }
}
