package taskmgmt.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;

class MixtureTest {
    @Test
    void valuesThatAllCountAlikeHaveTheNearestRank() {
        Random random = Seed.random(MixtureTest.class);
        Deque<Double> kept = new ArrayDeque<>();
        Recent recent = new Recent(20);
        for (int i = 0; i < 200; i++) {
            double value = random.nextInt(30); // many are equal
            recent.add(value);
            kept.addLast(value);
            if (kept.size() > 20) {
                kept.removeFirst();
            }
            double[] sorted = kept.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            double[] levels = {0, 0.05, 0.5, 0.9, 0.95, 1, 1.5};
            double[] found = new double[levels.length];
            Mixture.of(recent, Decay.last(20)).quantiles(levels, found);
            for (int level = 0; level < levels.length; level++) {
                int rank = Math.clamp((int) Math.ceil(levels[level] * sorted.length - 1e-9), 1, sorted.length);
                assertThat(found[level]).as("level %s of %s", levels[level], kept).isEqualTo(sorted[rank - 1]);
            }
        }
    }

    @Test
    void newestCountMost() {
        Recent recent = new Recent(10);
        recent.add(1);
        recent.add(2);
        recent.add(3);

        assertThat(quantile(Mixture.of(recent, Decay.halfLife(1)), 0.5)).isEqualTo(3);
        assertThat(quantile(Mixture.of(recent, Decay.halfLife(1)), 3.0 / 7)).isEqualTo(2);
        assertThat(quantile(Mixture.of(recent, Decay.last(1)), 0.01)).isEqualTo(3);
    }

    @Test
    void secondSampleHasItsShare() {
        Recent own = new Recent(10);
        Recent others = new Recent(10);
        own.add(5);
        for (double value = 1; value <= 4; value++) {
            others.add(value);
        }
        Mixture mixture = Mixture.of(own, Decay.last(10), others, Decay.last(10), 0.4);

        assertThat(quantile(mixture, 0.1)).isEqualTo(1);
        assertThat(quantile(mixture, 0.4)).isEqualTo(4);
        assertThat(quantile(mixture, 0.41)).isEqualTo(5);
    }

    private static double quantile(Mixture mixture, double level) {
        double[] found = {level};
        mixture.quantiles(found.clone(), found);
        return found[0];
    }
}
