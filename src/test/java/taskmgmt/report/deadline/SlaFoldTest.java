package taskmgmt.report.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;
import taskmgmt.report.EndedIn;
import taskmgmt.stats.Period;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

/** Counting deadlines kept gives the same in any order, in any parts and through a checkpoint. */
class SlaFoldTest {
    private static final Projection<SlaFold> ALL = SlaFold.PROJECTION;
    private static final long HUGE = 300_000_000_000_000_000L;

    @Test
    void partsGiveWhatOnePassGives() {
        List<TaskRun> runs = runs(60);
        String whole = report(fold(runs));
        assertThat(whole).contains("mean_margin_seconds");
        for (int cut = 0; cut <= runs.size(); cut++) {
            SlaFold later = fold(runs.subList(cut, runs.size()));
            SlaFold first = kept(fold(runs.subList(0, cut)));
            later.combine(first);
            assertThat(report(later)).as("cut at " + cut).isEqualTo(whole);
        }
    }

    @Test
    void countsEndingsAndMarginsBySubsystem() {
        SlaFold fold = fold(List.of(
                run("a", Status.COMPLETED, 100, 10), run("a", Status.COMPLETED, 100, 101),
                run("a", Status.FAILED, 100, 5),
                run("a", Status.CANCELLED, 100, 5), run("a", Status.COMPLETED, TaskRun.UNKNOWN, 5),
                run("b", Status.COMPLETED, 100, 100)));
        SlaReport report = SlaReport.of(fold, List.of(), name -> true, 0, 80);
        assertThat(report.bySubsystem().get("a")).satisfies(tally -> {
            assertThat(tally.ended()).isEqualTo(4);
            assertThat(tally.met()).isEqualTo(1);
            assertThat(tally.compliancePercent()).isEqualByComparingTo(Decimal.parse("25.0"));
            assertThat(tally.meanMarginSeconds()).isEqualByComparingTo(Decimal.parse("0.000045"));
            assertThat(tally.smallestMarginSeconds()).isEqualByComparingTo(Decimal.parse("-0.000001"));
        });
        assertThat(report.total().compliancePercent()).isEqualByComparingTo(Decimal.parse("40.0"));
    }

    @Test
    void periodBeginsWithItsFirstMomentAndEndsBeforeItsLast() {
        Projection<EndedIn<SlaFold>> period = EndedIn.of(new Period(50, 60), SlaFold.PROJECTION);
        EndedIn<SlaFold> fold = period.empty();
        for (long finished : new long[] {49, 50, 59, 60}) {
            fold.accept(run("a", Status.COMPLETED, 100, finished));
        }
        assertThat(SlaReport.of(fold.fold(), List.of(), name -> true, 0, 80).total().met()).isEqualTo(2);
        assertThat(period.name()).as("not worth keeping").isEmpty();
        assertThat(EndedIn.of(Period.ALWAYS, SlaFold.PROJECTION).name()).isEqualTo(SlaFold.PROJECTION.name());
    }

    private static SlaFold fold(List<TaskRun> runs) {
        SlaFold fold = ALL.empty();
        runs.forEach(fold::accept);
        return fold;
    }

    private static SlaFold kept(SlaFold fold) {
        StateWriter state = new StateWriter();
        fold.write(state);
        return ALL.read(new StateReader(state.toByteArray()));
    }

    private static String report(SlaFold fold) {
        return SlaReport.of(fold, List.of(), name -> true, 0, 80).data(0).toString();
    }

    /** Margins up to the span of all years, so that sums of them are beyond 64 bits. */
    private static List<TaskRun> runs(int count) {
        Random random = Seed.random(SlaFoldTest.class);
        Status[] ends = {Status.COMPLETED, Status.COMPLETED, Status.FAILED, Status.CANCELLED};
        List<TaskRun> runs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            runs.add(run("s" + random.nextInt(3), ends[random.nextInt(ends.length)],
                    random.nextLong(-HUGE, HUGE), random.nextLong(-HUGE, HUGE)));
        }
        return runs;
    }

    private static TaskRun run(String subsystem, Status status, long deadline, long finished) {
        return TaskRun.of("id", new TaskRun.Names(subsystem, "t", "title", "ann", List.of(), 5),
                new Standing(status, false, false),
                new TaskRun.Moments(0, 0, 0, finished, finished, TaskRun.UNKNOWN, deadline),
                new TaskRun.Tally(1, 0, 0, 0), TaskRun.Figures.NONE, null, finished);
    }
}
