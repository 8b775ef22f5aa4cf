package taskmgmt.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import taskmgmt.insight.RunSample.How;
import taskmgmt.stats.Group;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.Status;
import taskmgmt.task.TaskRun;
import taskmgmt.testkit.Seed;

class RunDigestTest {

    @Test
    void neitherOrderNorPartsNorACheckpointChangeIt() {
        List<TaskRun> runs = runs();
        byte[] once = state(digest(runs));
        Random random = Seed.random(RunDigestTest.class);

        for (int round = 0; round < 50; round++) {
            List<TaskRun> shuffled = new ArrayList<>(runs);
            Collections.shuffle(shuffled, random);
            int cut = random.nextInt(runs.size() + 1);
            RunDigest left = digest(shuffled.subList(0, cut));
            RunDigest kept = RunDigest.PROJECTION.read(new StateReader(state(left)));
            kept.combine(digest(shuffled.subList(cut, runs.size())));

            assertThat(state(kept)).as("round %s, cut %s", round, cut).isEqualTo(once);
        }
    }

    @Test
    void keepsTheLastHundredButCountsAll() {
        RunDigest.Runs runs = group(RunSample.of("load").add(150, How.FAILED).add(30, How.USUAL).digest());

        assertThat(runs.last()).hasSize(RunDigest.KEPT);
        assertThat(runs.last().getFirst().finished()).isEqualTo(RunSample.end(80));
        assertThat(List.of(runs.outcomes().part(Rate.FAILURES), runs.outcomes().whole(Rate.FAILURES))).containsExactly(150L, 180L);
    }

    @Test
    void cancelledTasksSayNothing() {
        How cancelled = new How(Status.CANCELLED, 10, 0, 0, 0, 0, 5, Double.NaN, Double.NaN, Double.NaN);
        RunDigest digest = RunSample.of("load").add(20, cancelled).digest();

        assertThat(digest.groups()).isEmpty();
        assertThat(digest.newestMicros()).isEqualTo(TaskRun.UNKNOWN);
    }

    @Test
    void bytesThatAreNoStateAreRefused() {
        byte[] state = state(RunSample.of("load").add(3, How.USUAL).digest());

        for (int length = 0; length < state.length; length++) {
            byte[] cut = Arrays.copyOf(state, length);
            assertThatThrownBy(() -> RunDigest.PROJECTION.read(new StateReader(cut))).isInstanceOf(IllegalStateException.class);
        }
    }

    private static List<TaskRun> runs() {
        List<TaskRun> runs = new ArrayList<>(RunSample.of("load").add(130, How.USUAL.megabytes(10)).add(40, How.FAILED)
                .add(90, How.USUAL.retried().verified(2, 1).late(3)).runs());
        runs.addAll(RunSample.of("dump").add(7, How.USUAL.waited(8).late(-1)).runs());
        return runs;
    }

    private static RunDigest digest(List<TaskRun> runs) {
        RunDigest digest = RunDigest.PROJECTION.empty();
        runs.forEach(digest::accept);
        return digest;
    }

    private static RunDigest.Runs group(RunDigest digest) {
        RunDigest.Runs runs = digest.groups().get(new Group("etl", "load"));
        assertThat(runs).isNotNull();
        return runs == null ? group(digest) : runs;
    }

    private static byte[] state(RunDigest digest) {
        StateWriter state = new StateWriter();
        digest.write(state);
        return state.toByteArray();
    }
}
