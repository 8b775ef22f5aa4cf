package taskmgmt.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.forecast.mixture.Tuning;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.stats.Group;
import taskmgmt.task.RunListener;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;

/** Forecasts hold what they promise on histories that have nothing in common, by one set of constants. */
@Sweep
class BacktestTest {
    private static final long SEEDS = 3;
    private static final long FIRST_SEED = Seed.value(BacktestTest.class, 1);

    enum Nature {
        DRIFTING {
            @Override
            Trace trace(long seed) {
                return Trace.drifting(seed);
            }
        },
        BIMODAL {
            @Override
            Trace trace(long seed) {
                return Trace.bimodal(seed);
            }
        },
        MANY_SMALL_GROUPS {
            @Override
            Trace trace(long seed) {
                return Trace.manySmallGroups(seed);
            }
        },
        CHANGING {
            @Override
            Trace trace(long seed) {
                return Trace.changing(seed);
            }
        },
        REPEATING {
            @Override
            Trace trace(long seed) {
                return Trace.repeating(seed);
            }
        },
        LARGE_CLUSTER {
            @Override
            Trace trace(long seed) {
                return Trace.queueing(seed, 6000, 200, 100);
            }
        },
        SMALL_CLUSTER {
            @Override
            Trace trace(long seed) {
                return Trace.queueing(seed, 2000, 30, 12);
            }
        };

        abstract Trace trace(long seed);
    }

    @ParameterizedTest
    @EnumSource
    void sharesAreWhatWasPromised(Nature nature) {
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Score score = scores(nature, seed).forecast();

            assertThat(score.under(2)).as("p95 of seed %d", seed).isBetween(0.93, 0.97);
            assertThat(score.inside()).as("interval of seed %d", seed).isBetween(0.88, 0.92);
        }
    }

    @ParameterizedTest
    @EnumSource
    void lossesAreBelowThoseOfGuesses(Nature nature) {
        Map<Baseline, Double> shares = new EnumMap<>(Baseline.class);
        for (long seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Backtest.Scores scores = scores(nature, seed);
            for (Baseline baseline : Baseline.values()) {
                shares.merge(baseline, scores.forecast().loss() / scores.of(baseline).loss() / SEEDS, Double::sum);
            }
        }

        assertThat(shares.values()).as("losses, as shares of those of guesses, on average")
                .allMatch(share -> share < 0.97);
    }

    private static Backtest.Scores scores(Nature nature, long seed) {
        Backtest backtest = new Backtest(0.9, run -> true, Part.TYPE, Long.MAX_VALUE, Measure.DURATION, Tuning.STANDARD);
        nature.trace(seed).replay(backtest);
        return backtest.all();
    }

    @Test
    void tasksThatNothingWasKnownOfAreCountedAndNotScored() {
        Trace trace = new Trace(List.of(job(0, 10), job(1, 10), job(20, 5), job(30, 7)));
        Backtest backtest = new Backtest(0.9, run -> true, Part.TYPE, Long.MAX_VALUE, Measure.DURATION, Tuning.STANDARD);
        trace.replay(backtest);

        assertThat(backtest.unpredicted()).isEqualTo(2);
        assertThat(backtest.all().forecast().tasks()).isEqualTo(2);
        assertThat(backtest.byName().keySet()).containsExactly("t");
    }

    @Test
    void guessesAreScoredByHand() {
        Trace trace = new Trace(List.of(job(0, 10), job(20, 20), job(50, 6)));
        Backtest backtest = new Backtest(0.9, run -> true, Part.TYPE, Long.MAX_VALUE, Measure.DURATION, Tuning.STANDARD);
        trace.replay(backtest);

        Score last = backtest.all().of(Baseline.LAST);
        assertThat(last.loss(0)).isEqualTo((10 * 0.5 + 14 * 0.5) / 2);
        assertThat(last.loss(1)).isCloseTo((10 * 0.9 + 14 * 0.1) / 2, within(1e-9));
        assertThat(last.under(0)).isEqualTo(0.5);
        assertThat(backtest.all().of(Baseline.MEAN).medianError()).isEqualTo(9);
        assertThat(backtest.all().of(Baseline.MEAN).medianRelativeError()).isEqualTo(0.5);
    }

    @Test
    void taskThatWasStartedAgainIsPredictedOnce() {
        Backtest backtest = new Backtest(0.9, run -> true, Part.TYPE, Long.MAX_VALUE, Measure.DURATION, Tuning.STANDARD);
        new Trace(List.of(job(0, 10), job(20, 5))).replay(new RunListener() {
            @Override
            public void started(TaskRun run) {
                backtest.started(run);
                backtest.started(run);
            }

            @Override
            public void ended(TaskRun run) {
                backtest.ended(run);
            }
        });

        assertThat(backtest.all().forecast().tasks()).isEqualTo(1);
    }

    @Test
    void fewerThanNineRunsPromiseNoNinetyPercent() {
        List<Trace.Job> jobs = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            jobs.add(job(100.0 * i, 10 + i));
        }
        Backtest backtest = new Backtest(0.9, run -> true, Part.RUNS, Long.MAX_VALUE, Measure.DURATION, Tuning.STANDARD);
        new Trace(jobs).replay(backtest);

        assertThat(backtest.all().forecast().tasks()).isEqualTo(11);
        assertThat(backtest.all().forecast().promised()).as("those that 9 to 11 runs were known of").isEqualTo(3);
        assertThat(backtest.byName().keySet()).containsExactly("1-2", "3-8", "9-19");
        assertThat(Forecast.runsFor(0.9)).isEqualTo(9);
        assertThat(Forecast.runsFor(0.95)).isEqualTo(19);
        assertThat(Forecast.runsFor(0.5)).isEqualTo(1);
    }

    @Test
    void intervalOfAYoungLogHoldsWhatItPromises() {
        for (Nature nature : Nature.values()) {
            long promised = 0;
            double inside = 0;
            for (long seed = FIRST_SEED; seed < FIRST_SEED + 40; seed++) {
                Backtest backtest = new Backtest(0.9, run -> true, Part.TYPE, 40, Measure.DURATION, Tuning.STANDARD);
                new Trace(nature.trace(seed).jobs().subList(0, 100)).replay(backtest);
                Score score = backtest.all().forecast();
                assertThat(score.tasks()).isEqualTo(40);
                promised += score.promised();
                inside += score.promised() == 0 ? 0 : score.inside() * score.promised();
            }
            assertThat(inside / promised).as("%s, of %d", nature, promised).isGreaterThan(0.87);
        }
    }

    private static Trace.Job job(double start, double seconds) {
        return new Trace.Job(start, seconds, new Group("s", "t"));
    }
}
