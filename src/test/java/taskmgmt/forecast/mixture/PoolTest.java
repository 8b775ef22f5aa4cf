package taskmgmt.forecast.mixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.forecast.mixture.Ladder.Chain;
import taskmgmt.forecast.sample.Recent;
import taskmgmt.forecast.sample.Running;

/** What experts say, against the definition: every weight added up by itself. */
class PoolTest {
    private static final double[] HALF_LIVES = {1.5, 6, 25, 100};
    private static final double[] RESERVES = {0.7, 4};

    private final Random random = new Random(5);

    @Test
    void eachExpertIsTheMixtureThatItsChainSays() {
        for (int round = 0; round < 20; round++) {
            List<Recent> samples = List.of(sample(random.nextInt(9) + 1), sample(random.nextInt(40) + 1), sample(130));
            List<Chain> chains = List.of(new Chain("a", 0, 1, 2), new Chain("b", 1, 2));
            Pool pool = Pool.of(ladder(samples, List.of(Rung.FACT, Rung.GROUP, Rung.WHOLE), chains), 150, Experts.STANDARD);
            double[][] said = pool.said();
            int expert = 0;
            for (Chain chain : chains) {
                for (double halfLife : HALF_LIVES) {
                    for (double reserve : RESERVES) {
                        for (int level = 0; level < Pool.LEVELS.length; level++) {
                            double share = Pool.LEVELS[level];
                            double value = said[expert][level];
                            assertThat(below(samples, chain, halfLife, reserve, value, true)).isGreaterThanOrEqualTo(share - 1e-6);
                            assertThat(below(samples, chain, halfLife, reserve, value, false)).isLessThan(share + 1e-6);
                        }
                        expert++;
                    }
                }
            }
        }
    }

    @Test
    void curveIsTheSumOfTheExperts() {
        List<Recent> samples = List.of(sample(7), sample(100));
        List<Chain> chains = List.of(new Chain("", 0, 1));
        Pool pool = Pool.of(ladder(samples, List.of(Rung.GROUP, Rung.WHOLE), chains), 1e9, Experts.STANDARD);
        double[] weights = new double[Pool.EXPERTS];
        weights[1] = 0.25;
        weights[6] = 0.75;
        Curve curve = pool.curve(weights, 1e9);
        for (double value = 0; value < 200; value += 10) {
            double expected = 0.25 * below(samples, chains.getFirst(), 1.5, 4, value, false)
                    + 0.75 * below(samples, chains.getFirst(), 100, 0.7, value, false);
            assertThat(curve.below(value)).isCloseTo(expected, within(0.002));
        }
        assertThat(Arrays.stream(pool.say(weights)).sum()).isCloseTo(1, within(1e-9));
    }

    @Test
    void nothingIsAboveTheCap() {
        Ladder ladder = ladder(List.of(sample(50)), List.of(Rung.WHOLE), List.of(new Chain("", 0)));
        double[] weights = new double[Pool.EXPERTS];
        weights[0] = 1;

        assertThat(Pool.of(ladder, 3, Experts.STANDARD).curve(weights, 1e9).quantile(1)).isEqualTo(3);
        assertThat(Pool.of(ladder, 3, Experts.STANDARD).said()[7][2]).isLessThanOrEqualTo(3);
        assertThat(Pool.of(ladder, 3, Experts.STANDARD).curve(weights, 1e9).below(3.5)).isEqualTo(1);
    }

    private static Ladder ladder(List<Recent> samples, List<Rung> rungs, List<Chain> chains) {
        return new Ladder(samples, samples.stream().map(sample -> new Running()).toList(), rungs, chains);
    }

    private Recent sample(int size) {
        Recent sample = new Recent(Rungs.MEMORY);
        for (int i = 0; i < size; i++) {
            sample.add(random.nextInt(140));
        }
        return sample;
    }

    private static double below(
            List<Recent> samples, Chain chain, double halfLife, double reserve, double value, boolean orEqual) {
        double left = 1;
        double sum = 0;
        for (int step = 0; step < chain.steps(); step++) {
            Recent sample = samples.get(chain.place(step));
            double weight = 0;
            double at = 0;
            for (int place = 0; place < sample.size(); place++) {
                double counts = Math.pow(0.5, sample.age(place) / halfLife);
                weight += counts;
                at += sample.value(place) < value || orEqual && sample.value(place) == value ? counts : 0;
            }
            double say = step == chain.steps() - 1 ? left : left * weight / (weight + reserve);
            sum += say * at / weight;
            left -= say;
        }
        return sum;
    }
}
