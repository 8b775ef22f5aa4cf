package taskmgmt.anomaly;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;

class RankSplitTest {
    private static final int TRIALS = 1000;

    @Test
    void findsAboutWhereTheSeriesFallsIntoTwo() {
        long[] values = IntStream.range(0, 60).mapToLong(i -> (i < 42 ? 100 : 140) + 3 * i % 7).toArray();

        RankSplit.Split split = requireNonNull(RankSplit.of(values));

        assertThat(split.position()).isBetween(41, 43);
        assertThat(split.pValue()).isLessThan(1e-5);
    }

    @Test
    void thereIsNoSplitInWhatIsTooShortOrAlwaysTheSame() {
        assertThat(RankSplit.of(new long[] {1, 2, 3, 4, 5, 6, 7, 8, 9})).isNull();
        assertThat(RankSplit.of(new long[50])).isNull();
    }

    /** Of 924 choices of 6 ranks out of 12, two are the first six and the last six; there are three splits. */
    @Test
    void theProbabilityOfAShortSeriesIsThatOfAllItsPermutations() {
        assertThat(requireNonNull(RankSplit.of(new long[] {1, 3, 2, 5, 4, 6, 8, 7, 9, 12, 11, 10})).pValue())
                .isCloseTo(3 * 2 / 924.0, within(1e-12));
    }

    @Test
    void theProbabilityOfAShortSeriesWithTiesIsThatOfAllItsPermutations() {
        Random random = Seed.random(RankSplitTest.class);
        int exact = 0;
        for (int trial = 0; trial < 50; trial++) {
            long[] values = random.longs(10, 0, 4).toArray();
            RankSplit.Split split = RankSplit.of(values);
            exact += split == null || Math.abs(split.pValue() - shareAsFar(values)) <= 1e-12 ? 1 : 0;
        }
        // Of a series whose neighbours happen to be much alike the probability is approximated, whatever its length.
        assertThat(exact).isGreaterThanOrEqualTo(40);
    }

    /** The share of the halves of ten values whose ranks differ from the mean by as much as those of the first half. */
    private static double shareAsFar(long[] values) {
        int asFar = 0;
        int all = 0;
        double found = Math.abs(distance(values, 0b11111));
        for (int chosen = 0; chosen < 1 << 10; chosen++) {
            if (Integer.bitCount(chosen) == 5) {
                all++;
                asFar += Math.abs(distance(values, chosen)) >= found - 1e-9 ? 1 : 0;
            }
        }
        return (double) asFar / all;
    }

    /** How often a chosen value is above one that is not, less how often below: twice the statistic of Mann and Whitney. */
    private static double distance(long[] values, int chosen) {
        double distance = 0;
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                if ((chosen >> i & 1) == 1 && (chosen >> j & 1) == 0) {
                    distance += Long.signum(values[i] - values[j]);
                }
            }
        }
        return distance;
    }

    @Sweep
    @Test
    void whatDiffersByChanceOnlyIsSplitNoMoreOftenThanPromised() {
        Random random = Seed.random(RankSplitTest.class, 17);
        for (int size : new int[] {10, 20, 50, 51, 100, 400}) {
            assertThat(shareOfAlarms(random, size, 0, 0.05)).as(size + " values").isLessThanOrEqualTo(0.05 + margin(0.05));
            assertThat(shareOfAlarms(random, size, 0, 0.01)).as(size + " values").isLessThanOrEqualTo(0.01 + margin(0.01));
        }
    }

    @Sweep
    @Test
    void neighboursThatResembleEachOtherRaiseNoMoreAlarms() {
        Random random = Seed.random(RankSplitTest.class, 19);
        for (double correlation : new double[] {0.2, 0.4, 0.6, 0.8}) {
            assertThat(shareOfAlarms(random, 400, correlation, 0.05)).as("correlation " + correlation)
                    .isLessThanOrEqualTo(0.05 + margin(0.05));
        }
    }

    /** Three standard deviations of what this many trials count. */
    private static double margin(double level) {
        return 3 * Math.sqrt(level * (1 - level) / TRIALS);
    }

    private static double shareOfAlarms(Random random, int size, double correlation, double level) {
        int alarms = 0;
        for (int trial = 0; trial < TRIALS; trial++) {
            RankSplit.Split split = RankSplit.of(stationary(random, size, correlation));
            alarms += split != null && split.pValue() < level ? 1 : 0;
        }
        return (double) alarms / TRIALS;
    }

    /** Log-normal values, the logarithms an autoregression of the first order. */
    private static long[] stationary(Random random, int size, double correlation) {
        long[] values = new long[size];
        double level = random.nextGaussian();
        for (int i = 0; i < size; i++) {
            values[i] = Math.round(1e7 * Math.exp(0.4 * level));
            level = correlation * level + Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
        }
        return values;
    }
}
