package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.number.Decimal;
import taskmgmt.stats.RunSeries.Step;
import taskmgmt.stats.RunSeries.Value;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

class RunSeriesTest {
    private static final long HOUR = 3_600_000_000L;
    private static final long DAY = 24 * HOUR;
    private static final long SECOND = 1_000_000;
    private static final double NONE = Double.NaN;

    /** On day 0: one of 10 s and one of 30 s done, one failed, one cancelled; nothing on day 1; on day 2 one failed. */
    private static final List<TaskRun> RUNS = List.of(
            run(HOUR, 10, Status.COMPLETED, 5, 2),
            run(2 * HOUR, 30, Status.COMPLETED, NONE, 0),
            run(3 * HOUR, 99, Status.FAILED, 6, 0),
            run(DAY - 1, 99, Status.CANCELLED, NONE, 1),
            run(2 * DAY, 7, Status.FAILED, NONE, 0));

    @Test
    void aRunCountsInTheBucketInWhichItEnded() {
        assertThat(values(TrendMetric.TASKS, Step.DAY)).containsExactly(value(0, "4", 4), value(2, "1", 1));
        assertThat(values(TrendMetric.FAILURES, Step.DAY)).containsExactly(value(0, "1", 4), value(2, "1", 1));
        assertThat(values(TrendMetric.RETRIES, Step.DAY)).containsExactly(value(0, "3", 4), value(2, "0", 1));
        assertThat(values(TrendMetric.TASKS, Step.HOUR)).extracting(Value::bucket).containsExactly(1L, 2L, 3L, 23L, 48L);
    }

    @Test
    void timesAreThoseOfCompletedAndFailedRuns() {
        assertThat(values(TrendMetric.DURATION, Step.DAY)).containsExactly(value(0, "30", 3), value(2, "7", 1));
        assertThat(values(TrendMetric.DURATION_P95, Step.DAY)).containsExactly(value(0, "99", 3), value(2, "7", 1));
        assertThat(values(TrendMetric.DURATION_AVG, Step.DAY)).containsExactly(value(0, "46.333333", 3), value(2, "7", 1));
        assertThat(values(TrendMetric.QUEUE, Step.DAY)).as("of first attempts").containsExactly(value(0, "1", 2), value(2, "1", 1));
    }

    @Test
    void sharesAndMeansAreOfTheRunsThatHaveAPartInThem() {
        assertThat(values(TrendMetric.SUCCESS_RATE, Step.DAY))
                .containsExactly(value(0, "66.666667", 3), value(2, "0", 1));
        assertThat(values(TrendMetric.SLA_MET_RATE, Step.DAY)).containsExactly(value(0, "50", 4), value(2, "0", 1));
        assertThat(values(TrendMetric.VERIFICATION_RATE, Step.DAY))
                .containsExactly(value(0, "75", 4), value(2, "0", 1));
        assertThat(values(TrendMetric.MEMORY, Step.DAY)).containsExactly(value(0, "5.5", 2), value(2, null, 0));
        assertThat(values(TrendMetric.NETWORK, Step.DAY)).containsExactly(value(0, "5.5", 2), value(2, null, 0));
        assertThat(values(TrendMetric.CPU, Step.DAY)).containsExactly(value(0, null, 0), value(2, null, 0));
    }

    @ParameterizedTest
    @EnumSource
    void neitherTheOrderNorThePartsNorACheckpointMatter(TrendMetric metric) {
        Random random = Seed.random(RunSeriesTest.class);
        List<TaskRun> runs = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            double figure = random.nextInt(3) == 0 ? NONE : random.nextDouble(-1e15, 1e15);
            runs.add(run(random.nextLong(3 * DAY), random.nextLong(1000), random.nextBoolean() ? Status.COMPLETED : Status.FAILED,
                    figure, random.nextInt(3)));
        }
        Projection<RunSeries> projection = RunSeries.of(metric, Step.HOUR, "all", run -> true);
        RunSeries whole = projection.empty();
        runs.forEach(whole::accept);
        RunSeries even = projection.empty();
        RunSeries odd = projection.empty();
        for (int i = runs.size() - 1; i >= 0; i--) {
            (i % 2 == 0 ? even : odd).accept(runs.get(i));
        }
        StateWriter state = new StateWriter();
        odd.write(state);
        RunSeries kept = projection.read(new StateReader(state.toByteArray()));
        kept.combine(even);

        assertThat(kept.values()).isEqualTo(whole.values());
    }

    @Test
    void onlyAFoldOverEverythingHasAName() {
        assertThat(RunSeries.of(TrendMetric.DURATION_P95, Step.DAY, "all", run -> true).name())
                .isEqualTo("series-3-duration-p95-day-all");
        assertThat(RunSeries.of(TrendMetric.DURATION_P95, Step.DAY, "", run -> false).name()).isEmpty();
    }

    /** What one task used of a machine may be a millionth of a second, and less. */
    @Test
    void amountsAreExactToTheLastDigit() {
        RunSeries series = RunSeries.of(TrendMetric.MEMORY, Step.DAY, "all", run -> true).empty();
        for (double megabytes : new double[] {0.000001, 0.0000008, 0.000000000001, 123456789.25}) {
            series.accept(run(1, 1, Status.COMPLETED, megabytes, 0));
        }
        assertThat(series.values()).containsExactly(value(0, "30864197.312500450000", 4));
    }

    private static Value value(long bucket, @Nullable String value, long count) {
        return new Value(bucket, value == null ? null : Decimal.parse(value).plain(), count);
    }

    private static List<Value> values(TrendMetric metric, Step step) {
        RunSeries series = RunSeries.of(metric, step, "all", run -> true).empty();
        RUNS.forEach(series::accept);
        return series.values();
    }

    private static TaskRun run(long finished, long seconds, Status status, double megabytes, int retries) {
        long started = finished - seconds * SECOND;
        return TaskRun.of("id", new TaskRun.Names("s", "t", "title", "me", List.of(), 5), new Standing(status, false, false),
                new TaskRun.Moments(started - SECOND, started, started, finished, finished, TaskRun.UNKNOWN, finished),
                new TaskRun.Tally(1, retries, status == Status.COMPLETED ? 1 + retries / 2 : 0, status == Status.FAILED ? 1 : 0),
                new TaskRun.Figures(NONE, megabytes, NONE, NONE, NONE, megabytes, NONE, NONE, NONE), null, finished);
    }
}
