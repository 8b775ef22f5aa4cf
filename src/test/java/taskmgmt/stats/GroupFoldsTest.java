package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

/** Folds by group: in any order, in any parts, through a checkpoint or not, they gather the same. */
class GroupFoldsTest {
    private final Random random = Seed.random(GroupFoldsTest.class);

    @Test
    void countersAreTheSameHoweverTheRunsCome() {
        assertOrderFree(GroupCounters.PROJECTION, runs(400));
    }

    @Test
    void recentWorkIsTheSameHoweverTheRunsCome() {
        assertOrderFree(RecentWork.PROJECTION, runs(1500));
    }

    @Test
    void countersCountWhatHappened() {
        GroupCounters fold = GroupCounters.PROJECTION.empty();
        fold.accept(run("a", Status.COMPLETED, 1, 100_000));
        fold.accept(run("a", Status.COMPLETED, 2, 100_001));
        fold.accept(run("a", Status.FAILED, 3, 90_000_000_000L));
        fold.accept(run("a", Status.CANCELLED, 4, -5));
        GroupCounters.Counters counters = fold.total();
        assertThat(counters.ended()).isEqualTo(4);
        assertThat(counters.ended(Status.FAILED)).isEqualTo(1);
        assertThat(counters.durations().count()).isEqualTo(3);
        assertThat(counters.durations().upTo(0)).isEqualTo(1);
        assertThat(counters.durations().upTo(1)).isEqualTo(2);
        assertThat(counters.durations().upTo(TimeHistogram.BOUNDS_SECONDS.size() - 1)).isEqualTo(2);
        assertThat(counters.durations().sumSeconds()).isEqualTo(Decimal.parse("90000.200001"));
        assertThat(counters.cpuSeconds()).isEqualByComparingTo(Decimal.valueOf(8));
        assertThat(counters.inTime()).isEqualTo(2);
        assertThat(counters.late()).isEqualTo(2);
    }

    @Test
    void predictsFromTheLastSuccessesOfTheNearestKin() {
        RecentWork fold = RecentWork.PROJECTION.empty();
        assertThat(fold.predict(new Group("a", "t")).basis()).isEqualTo(RecentWork.Basis.NONE);
        for (int i = 0; i < 250; i++) {
            fold.accept(run("a", Status.COMPLETED, i, i));
            fold.accept(run("a", Status.FAILED, 1000 + i, 1));
        }
        assertThat(fold.predict(new Group("a", "t"))).isEqualTo(new RecentWork.Prediction(RecentWork.Basis.GROUP, 100, 199, 40));
        assertThat(fold.predict(new Group("b", "t"))).isEqualTo(new RecentWork.Prediction(RecentWork.Basis.TYPE, 100, 199, 40));
        assertThat(fold.predict(new Group("b", "x")).basis()).isEqualTo(RecentWork.Basis.ALL);
    }

    private static <F extends Fold<F>> void assertOrderFree(Projection<F> projection, List<TaskRun> runs) {
        F whole = projection.empty();
        runs.forEach(whole::accept);
        byte[] expected = state(whole);
        assertThat(expected.length).isGreaterThan(100);
        for (int cut = 0; cut <= runs.size(); cut += 97) {
            F left = projection.empty();
            F right = projection.empty();
            runs.subList(0, cut).forEach(left::accept);
            new ArrayList<>(runs.subList(cut, runs.size())).reversed().forEach(right::accept);
            F read = projection.read(new StateReader(state(left)));
            right.combine(read);
            assertThat(Arrays.equals(state(right), expected)).as("cut at %d", cut).isTrue();
        }
    }

    private static <F extends Fold<F>> byte[] state(F fold) {
        StateWriter state = new StateWriter();
        fold.write(state);
        return state.toByteArray();
    }

    private List<TaskRun> runs(int count) {
        List<TaskRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Status status = List.of(Status.COMPLETED, Status.FAILED, Status.CANCELLED).get(random.nextInt(3));
            runs.add(run("s" + random.nextInt(3), status, i, random.nextLong(-10, 100_000_000_000L)));
        }
        return runs;
    }

    /** Of type t, created at 0, started at 0, with a deadline that only completed runs meet, 2 s and 20 MB of work. */
    private static TaskRun run(String subsystem, Status status, long offset, long duration) {
        return TaskRun.of(
                "id" + offset,
                new TaskRun.Names(subsystem, "t", "", "", List.of(), 5),
                new Standing(status, false, false),
                new TaskRun.Moments(0, 0, 0, duration, duration, TaskRun.UNKNOWN, Long.MAX_VALUE),
                new TaskRun.Tally(1, 2, 1, 0),
                new TaskRun.Figures(2, 20, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN),
                null,
                offset);
    }
}
