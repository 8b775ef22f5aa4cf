package taskmgmt.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import taskmgmt.forecast.PastRuns.Past;
import taskmgmt.forecast.mixture.Levels;
import taskmgmt.forecast.mixture.Predictor;
import taskmgmt.forecast.mixture.Work;
import taskmgmt.stats.Group;

class RunWalkTest {
    private static final long SECOND = 1_000_000;

    private final List<String> predicted = new ArrayList<>();

    @Test
    void whatHasEndedByTheMomentOfAStartIsKnown() {
        walk(run("before", 1, 0, 10), run("next", 2, 10, 20));
        assertThat(predicted).containsExactly("next");
    }

    @Test
    void whatTakesNoTimeKnowsOfWhatHasEndedAndNothingThatStartsThenKnowsOfIt() {
        walk(run("atOnce", 1, 10, 10), run("next", 2, 10, 20));
        assertThat(predicted).isEmpty();
        walk(run("before", 1, 0, 10), run("atOnce", 2, 10, 10), run("other", 3, 10, 10));
        assertThat(predicted).containsExactly("atOnce", "other");
    }

    private void walk(Past... runs) {
        predicted.clear();
        RunWalk.through(List.of(runs), new Predictor(Levels.of(0.9, 0.5)), (run, prediction) -> {
            if (prediction != null) {
                predicted.add(run.work().group().type());
            }
        });
    }

    private static Past run(String type, long mark, long start, long end) {
        return new Past(Work.of(new Group("s", type)), mark, end * SECOND, (end - start) * SECOND);
    }
}
