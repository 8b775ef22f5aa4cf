package taskmgmt.report.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.stats.Group;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Standing;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

class EvaluationTest {
    private static final long SECOND = 1_000_000;
    private static final WorkFold NOTHING = WorkFold.PROJECTION.empty();

    private final List<TaskRun> runs = new ArrayList<>();

    private EvaluationTest ran(Status status, double seconds, double cpu, double memory, Map<String, String> metadata, int passes, int failures) {
        TaskRun.Figures none = TaskRun.Figures.NONE;
        TaskRun.Figures figures = new TaskRun.Figures(cpu, memory, none.memoryAvgMb(), none.diskReadMb(), none.diskWriteMb(), none.networkTxMb(),
                none.networkRxMb(), none.storageDeltaMb(), none.progressPercent());
        long end = Math.round(seconds * SECOND);
        runs.add(TaskRun.of("t" + runs.size(), new TaskRun.Names("search", "index", "", "", List.of(), 5), new Standing(status, false, false),
                new TaskRun.Moments(0, 0, 0, end, end, TaskRun.UNKNOWN, TaskRun.UNKNOWN), new TaskRun.Tally(1, 0, passes, failures), figures, null,
                runs.size()).with(new TreeMap<>(metadata)));
        return this;
    }

    private EvaluationTest ran(Status status, double seconds) {
        return ran(status, seconds, Double.NaN, Double.NaN, Map.of(), 0, 0);
    }

    private WorkFold fold() {
        WorkFold fold = WorkFold.PROJECTION.empty();
        runs.forEach(fold::accept);
        runs.clear();
        return fold;
    }

    private static Evaluation only(WorkFold now, WorkFold before) {
        List<Evaluation> all = Evaluation.of(now, before, group -> true);
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static void assertPart(@Nullable Double part, double expected) {
        assertThat(part).isNotNull().isCloseTo(expected, within(1e-9));
    }

    @Test
    void theScoreIsMadeOfWhatIsKnown() {
        for (int i = 0; i < 8; i++) {
            ran(i < 6 ? Status.COMPLETED : Status.FAILED, 60);
        }
        Evaluation evaluation = only(fold(), NOTHING);
        assertPart(evaluation.parts().success(), 75);
        assertPart(evaluation.parts().stability(), 100);
        assertThat(evaluation.parts().verification()).isNull();
        assertThat(evaluation.parts().cost()).isNull();
        assertPart(evaluation.score(), (4 * 75 + 2 * 100) / 6.0);
        assertThat(evaluation.trend()).isNull();
        assertThat(evaluation.scoreBefore()).isNull();
    }

    @Test
    void fewRunsHaveNoScore() {
        for (int i = 0; i < 4; i++) {
            ran(Status.COMPLETED, 60);
        }
        Evaluation evaluation = only(fold(), NOTHING);
        assertThat(evaluation.runs()).isEqualTo(4);
        assertThat(evaluation.score()).isNull();
    }

    @Test
    void whatIsCancelledSaysNothing() {
        ran(Status.CANCELLED, 60);
        assertThat(Evaluation.of(fold(), NOTHING, group -> true)).isEmpty();
    }

    @Test
    void costIsWhatItTookBeforeByWhatItTakesNow() {
        for (int i = 0; i < 5; i++) {
            ran(Status.COMPLETED, 60);
        }
        WorkFold before = fold();
        for (int i = 0; i < 5; i++) {
            ran(Status.COMPLETED, 80);
        }
        WorkFold now = fold();
        assertPart(only(now, before).parts().cost(), 75);
        assertPart(only(before, now).parts().cost(), 100);
    }

    @Test
    void costIsProcessorTimeWhereThatIsKnown() {
        for (int i = 0; i < 5; i++) {
            ran(Status.COMPLETED, 60, 50, Double.NaN, Map.of(), 0, 0);
        }
        WorkFold before = fold();
        for (int i = 0; i < 5; i++) {
            ran(Status.COMPLETED, 30, 100, Double.NaN, Map.of(), 0, 0);
        }
        assertPart(only(fold(), before).parts().cost(), 50);
    }

    @Test
    void theTrendIsOfThePartsThatBothPeriodsKnow() {
        for (int i = 0; i < 10; i++) {
            ran(i < 5 ? Status.COMPLETED : Status.FAILED, 60);
        }
        WorkFold before = fold();
        for (int i = 0; i < 10; i++) {
            ran(Status.COMPLETED, 60, Double.NaN, Double.NaN, Map.of(), i < 3 ? 1 : 0, i < 3 ? 0 : 1);
        }
        Evaluation evaluation = only(fold(), before);
        assertPart(evaluation.parts().verification(), 30);
        assertPart(evaluation.trend(), 100 - (4 * 50 + 2 * 100) / 6.0);
        assertPart(evaluation.scoreBefore(), (4 * 50 + 2 * 100) / 6.0);
        assertThat(evaluation.runsBefore()).isEqualTo(10);
    }

    @Test
    void stabilityIsTheMedianByThe95thPercentile() {
        for (int i = 0; i < 20; i++) {
            ran(Status.COMPLETED, i < 18 ? 60 : 240);
        }
        assertPart(only(fold(), NOTHING).parts().stability(), 25);
    }

    @Test
    void efficiencyIsProcessorTimeByTheTimeOfTheCores() {
        ran(Status.COMPLETED, 100, 200, Double.NaN, Map.of("cpu_cores", "4"), 0, 0);
        Evaluation four = only(fold(), NOTHING);
        assertPart(four.efficiency(), 50);
        assertThat(four.assumed()).isFalse();
        ran(Status.FAILED, 100, 200, Double.NaN, Map.of("procs", "all"), 0, 0);
        Evaluation one = only(fold(), NOTHING);
        assertPart(one.efficiency(), 200);
        assertThat(one.assumed()).isTrue();
        ran(Status.COMPLETED, 100);
        assertThat(only(fold(), NOTHING).efficiency()).isNull();
    }

    @Test
    void headroomIsWhatWasLeftOfTheMemory() {
        ran(Status.COMPLETED, 100, Double.NaN, 750, Map.of("memory_limit_mb", "1000"), 0, 0);
        assertPart(only(fold(), NOTHING).headroom(), 25);
        ran(Status.COMPLETED, 100, Double.NaN, 1_500, Map.of("memory_mb", "1000"), 0, 0);
        assertPart(only(fold(), NOTHING).headroom(), -50);
        ran(Status.COMPLETED, 100, Double.NaN, 1_500, Map.of("memory_mb", "Infinity"), 0, 0);
        assertThat(only(fold(), NOTHING).headroom()).isNull();
    }

    @Test
    void anotherAttemptCountsForTheTimeAndNotForTheOutcome() {
        ran(Status.COMPLETED, 60);
        WorkFold fold = WorkFold.PROJECTION.empty();
        fold.accept(runs.getFirst().superseded());
        assertThat(Evaluation.of(fold, NOTHING, group -> true)).isEmpty();
    }

    @Test
    void theWorstComesFirstAndWhatHasNoScoreLast() {
        for (int i = 0; i < 12; i++) {
            boolean fails = i % 2 == 0;
            TaskRun run = ran(fails ? Status.FAILED : Status.COMPLETED, 60).runs.getLast();
            runs.set(runs.size() - 1, TaskRun.of(run.id(), new TaskRun.Names("s", i == 11 ? "young" : fails ? "bad" : "good", "", "", List.of(), 5),
                    run.standing(), run.moments(), run.tally(), run.figures(), null, i));
        }
        assertThat(Evaluation.of(fold(), NOTHING, group -> true)).extracting(each -> each.group().type()).containsExactly("bad", "good", "young");
        assertThat(Evaluation.of(fold(), NOTHING, group -> group.equals(new Group("s", "other")))).isEmpty();
    }

    @Test
    void theSameInAnyOrderInPartsAndThroughACheckpoint() {
        for (int i = 0; i < 40; i++) {
            ran(i % 7 == 0 ? Status.FAILED : Status.COMPLETED, 10 + i, i, 100 + i, Map.of("cores", String.valueOf(i % 3), "memory_mb", "200"), i % 2, i % 3);
        }
        List<TaskRun> all = List.copyOf(runs);
        Evaluation expected = only(fold(), NOTHING);
        List<TaskRun> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, Seed.random(EvaluationTest.class));
        WorkFold first = WorkFold.PROJECTION.empty();
        shuffled.subList(0, 15).forEach(first::accept);
        WorkFold rest = WorkFold.PROJECTION.empty();
        shuffled.subList(15, 40).forEach(rest::accept);
        StateWriter state = new StateWriter();
        first.write(state);
        WorkFold read = WorkFold.PROJECTION.read(new StateReader(state.toByteArray()));
        read.combine(rest);
        assertThat(only(read, NOTHING)).isEqualTo(expected);
    }
}
