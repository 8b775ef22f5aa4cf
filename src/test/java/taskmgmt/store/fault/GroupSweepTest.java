package taskmgmt.store.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.VolatileState.Survival;

/** No fault at any step loses a change that was acknowledged to one of those who were written together. */
@Sweep
class GroupSweepTest {
    @TempDir
    Path temporary;

    private static void assertNothingLost(FaultTally tally) {
        assertThat(tally.problems()).isEmpty();
        assertThat(tally.lost()).isZero();
        assertThat(tally.duplicated()).isZero();
        assertThat(tally.faults()).isGreaterThan(30);
    }

    @Test
    void noFaultAtAnyStepLosesARecord() throws IOException {
        assertNothingLost(new FaultSweep(FaultScenario.GROUP, temporary).eachFaultAtEachStep().tally());
    }

    @Test
    void noPowerCutAtAnyStepLosesARecord() throws IOException {
        assertNothingLost(new FaultSweep(FaultScenario.GROUP, temporary)
                .powerCutAtEachStep(EnumSet.of(Survival.NONE, Survival.ZEROS_BEHIND, Survival.ZEROS_BEFORE)).tally());
    }
}
