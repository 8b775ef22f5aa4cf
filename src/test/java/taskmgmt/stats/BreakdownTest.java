package taskmgmt.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

class BreakdownTest {
    private static final Map<Dimension, Set<String>> ALL = Map.of();

    @ParameterizedTest
    @EnumSource
    void orderPartsAndCheckpointsMakeNoDifference(Dimension dimension) {
        Projection<Breakdown> projection = Breakdown.by(EnumSet.of(Dimension.SUBSYSTEM, dimension), Period.ALWAYS);
        List<TaskRun> runs = sample(3000);
        byte[] expected = written(folded(projection, runs));
        Random random = Seed.random(BreakdownTest.class);
        for (int trial = 0; trial < 10; trial++) {
            Collections.shuffle(runs, random);
            int cut = random.nextInt(runs.size());
            Breakdown left = reread(projection, folded(projection, runs.subList(0, cut)));
            left.combine(folded(projection, runs.subList(cut, runs.size())));
            assertThat(written(left)).as("trial %s", trial).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void groupsAddUpToTheTotalAndTagsDoNotCountTwice(Dimension dimension) {
        List<TaskRun> runs = sample(500);
        Breakdown breakdown = folded(Breakdown.by(Set.of(dimension), Period.ALWAYS), runs);
        long inGroups = breakdown.groups(List.of(dimension), ALL).values().stream().mapToLong(GroupFigures::tasks).sum();
        long tags = runs.stream().mapToLong(run -> Math.max(1, run.names().tags().size())).sum();

        assertThat(breakdown.total(ALL).tasks()).isEqualTo(500);
        assertThat(inGroups).isEqualTo(dimension == Dimension.TAG ? tags : 500);
    }

    @Test
    void groupsAreWhatTheirOwnRunsMakeThem() {
        List<TaskRun> runs = sample(500);
        Breakdown breakdown = folded(Breakdown.by(Set.of(Dimension.TAG, Dimension.SUBSYSTEM), Period.ALWAYS), runs);
        Map<Dimension, Set<String>> only = Map.of(Dimension.SUBSYSTEM, Set.of("subsystem1", "subsystem2"));

        GroupFigures slow = new GroupFigures();
        GroupFigures all = new GroupFigures();
        for (TaskRun run : runs) {
            if (!run.subsystem().equals("subsystem0")) {
                all.accept(run);
                if (run.names().tags().contains("slow")) {
                    slow.accept(run);
                }
            }
        }
        Map<List<String>, GroupFigures> groups = breakdown.groups(List.of(Dimension.TAG), only);
        assertThat(groups.keySet()).containsExactly(List.of(""), List.of("nightly"), List.of("slow"), List.of("x"));
        assertThat(written(Objects.requireNonNull(groups.get(List.of("slow"))))).isEqualTo(written(slow));
        assertThat(written(breakdown.total(only))).isEqualTo(written(all));
    }

    @Test
    void onlyRunsThatEndedInThePeriodCount() {
        List<TaskRun> runs = sample(500);
        long from = 1_700_000_000L * 1_000_000 + 24L * 3600 * 1_000_000;
        Period day = new Period(from, from + 24L * 3600 * 1_000_000);
        Breakdown breakdown = folded(Breakdown.by(Set.of(), day), runs);
        long expected = runs.stream().filter(run -> run.moments().finished() >= from && run.moments().finished() < day.until()).count();

        TaskRun open = new RunSample(3).next(9, Status.ACTIVE);
        breakdown.acceptOpen(open, day.until() - 1);
        breakdown.acceptOpen(open, day.until());
        assertThat(breakdown.total(ALL).ended()).isEqualTo(expected).isBetween(100L, 300L);
        assertThat(breakdown.total(ALL).open()).isEqualTo(1);
        assertThat(day.previous()).isEqualTo(new Period(from - 24L * 3600 * 1_000_000, from));
    }

    @Test
    void openTasksAreCountedAndNothingElseOfThem() {
        GroupFigures figures = new GroupFigures();
        RunSample sample = new RunSample(4);
        for (int i = 0; i < 20; i++) {
            figures.accept(sample.next(i, Status.ACTIVE));
        }
        assertThat(figures.tasks()).isEqualTo(20);
        assertThat(figures.in(Status.ACTIVE)).isEqualTo(20);
        assertThat(figures.ended() + figures.retries() + figures.passes() + figures.deadlines() + figures.queueTimes().count()).isZero();
        assertThat(figures.used(Resource.CPU)).isNull();
    }

    @Test
    void cancelledTasksTellNoDuration() {
        GroupFigures figures = new GroupFigures();
        RunSample sample = new RunSample(5);
        for (int i = 0; i < 20; i++) {
            figures.accept(sample.next(i, Status.CANCELLED));
        }
        assertThat(figures.durations().count()).isZero();
        assertThat(figures.queueTimes().count()).isPositive();
    }

    @Test
    void hoursAndDaysAreThoseOfTheEndInUtc() {
        TaskRun run = new RunSample(1).next(1);
        TaskRun.Moments moments = run.moments();
        TaskRun before1970 = TaskRun.of(run.id(), run.names(), run.standing(), new TaskRun.Moments(moments.created(),
                moments.started(), moments.restarted(), -1, moments.updated(), moments.progressed(), moments.deadline()),
                run.tally(), run.figures(), run.owner(), run.offset());
        assertThat(Dimension.HOUR.valueOf(before1970, "")).isEqualTo("1969-12-31T23:00:00Z");
        assertThat(Dimension.DAY.valueOf(before1970, "")).isEqualTo("1969-12-31");
        assertThat(Dimension.DAY.valueOf(new RunSample(1).next(1, Status.PENDING), "")).isEmpty();
    }

    @Test
    void reportsBySubsystemTypeBothAndNeitherShareACheckpoint() {
        assertThat(Breakdown.by(Set.of(), Period.ALWAYS).name()).isEqualTo("breakdown-3-subsystem-type")
                .isEqualTo(Breakdown.by(Set.of(Dimension.TYPE), Period.ALWAYS).name())
                .isEqualTo(Breakdown.by(Set.of(Dimension.TYPE, Dimension.SUBSYSTEM), Period.ALWAYS).name());
        assertThat(Breakdown.by(Set.of(Dimension.HOUR, Dimension.TAG), Period.ALWAYS).name()).isEqualTo("breakdown-3-tag-hour");
        assertThat(Breakdown.by(Set.of(), new Period(0, Long.MAX_VALUE)).name()).isEmpty();
    }

    @Test
    void whatWasNotGatheredCannotBeAskedFor() {
        Breakdown breakdown = folded(Breakdown.by(Set.of(), Period.ALWAYS), sample(1));
        assertThatIllegalArgumentException().isThrownBy(() -> breakdown.groups(List.of(Dimension.DAY), ALL));
    }

    @Test
    void twoFoldsGatherInOnePass() {
        Projection<Breakdown> tags = Breakdown.by(Set.of(Dimension.TAG), Period.ALWAYS);
        Projection<Breakdown> days = Breakdown.by(Set.of(Dimension.DAY), Period.ALWAYS);
        Projection<Both<Breakdown, Breakdown>> both = Both.of(tags, days);
        List<TaskRun> runs = sample(100);
        Both<Breakdown, Breakdown> left = reread(both, folded(both, runs.subList(0, 30)));
        left.combine(folded(both, runs.subList(30, 100)));

        assertThat(written(left.first())).isEqualTo(written(folded(tags, runs)));
        assertThat(written(left.second())).isEqualTo(written(folded(days, runs)));
        assertThat(both.name()).isEqualTo("breakdown-3-tag-and-breakdown-3-day");
        assertThat(Both.of(tags, Breakdown.by(Set.of(), new Period(0, 1))).name()).isEmpty();
    }

    private static List<TaskRun> sample(int size) {
        RunSample sample = new RunSample(2);
        List<TaskRun> runs = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            runs.add(sample.next(i));
        }
        return runs;
    }

    private static <F extends Fold<F>> F folded(Projection<F> projection, List<TaskRun> runs) {
        F fold = projection.empty();
        runs.forEach(fold::accept);
        return fold;
    }

    private static byte[] written(Fold<?> fold) {
        StateWriter state = new StateWriter();
        fold.write(state);
        return state.toByteArray();
    }

    private static byte[] written(GroupFigures figures) {
        StateWriter state = new StateWriter();
        figures.write(state);
        return state.toByteArray();
    }

    private static <F extends Fold<F>> F reread(Projection<F> projection, F fold) {
        StateReader state = new StateReader(written(fold));
        F read = projection.read(state);
        assertThat(state.isAtEnd()).isTrue();
        return read;
    }
}
