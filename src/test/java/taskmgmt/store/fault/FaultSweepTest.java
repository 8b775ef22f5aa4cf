package taskmgmt.store.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.Seed;
import taskmgmt.testkit.Sweep;
import taskmgmt.testkit.VolatileState.Survival;

/** No fault at any step loses an acknowledged record. The torture run does the same with all scenarios and pairs of faults. */
@Sweep
class FaultSweepTest {
    @TempDir
    Path temporary;

    private FaultSweep sweep(FaultScenario scenario) throws IOException {
        return new FaultSweep(scenario, Files.createTempDirectory(temporary, "sweep"));
    }

    private static void assertNothingLost(FaultTally tally, int atLeast) {
        assertThat(tally.problems()).isEmpty();
        assertThat(tally.lost()).isZero();
        assertThat(tally.duplicated()).isZero();
        assertThat(tally.faults()).isGreaterThan(atLeast);
    }

    @ParameterizedTest
    @EnumSource(names = {"FIRST_COMMAND", "CREATE", "INCIDENT", "BUS_DRAIN", "BUS_ROTATE", "BUS_LATE", "TORN_BOTH", "HOLE", "BACKFILL", "HALF_AN_INCIDENT", "ADOPTION",
        "COMPRESS", "KEY_ROTATE", "CHECKPOINT", "POLICY", "DENIED", "GOVERNED", "REPORT", "DOCTOR_ROTATED", "DOCTOR_UNSYNCED", "DOCTOR_LOSS"})
    void noFaultAtAnyStepLosesARecord(FaultScenario scenario) throws IOException {
        assertNothingLost(sweep(scenario).eachFaultAtEachStep().tally(), 30);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "INCIDENT", "BUS_DRAIN", "BUS_ROTATE", "BUS_LATE", "TORN_BOTH"})
    void noPowerCutAtAnyStepLosesARecord(FaultScenario scenario) throws IOException {
        assertNothingLost(sweep(scenario)
                .powerCutAtEachStep(EnumSet.of(Survival.NONE, Survival.ZEROS_BEHIND, Survival.ZEROS_BEFORE)).tally(), 30);
    }

    @ParameterizedTest
    @EnumSource(names = "CREATE")
    void aRecoveryThatIsKilledIsEndedByTheNext(FaultScenario scenario) throws IOException {
        assertNothingLost(sweep(scenario).killedAgainInRecovery().tally(), 500);
    }

    @ParameterizedTest
    @EnumSource(names = {"CREATE", "BUS_DRAIN", "BUS_ROTATE"})
    void aRecoveryThatLosesPowerIsEndedByTheNext(FaultScenario scenario) throws IOException {
        assertNothingLost(sweep(scenario).powerCutInRecovery(EnumSet.of(Survival.NONE, Survival.ZEROS_BEHIND)).tally(), 50);
    }

    @ParameterizedTest
    @ValueSource(strings = {LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT})
    void everyHoleOfBlocksInTheLastRecordIsRepaired(String log) throws IOException {
        assertNothingLost(new TornTailSweep(log, 20_000, temporary).everyHoleOfBlocks().tally(), 20);
    }

    @Test
    void everyBeginningOfTheLastIncidentIsRepaired() throws IOException {
        assertNothingLost(new TornTailSweep(LogFiles.INCIDENTS, 1, temporary).everyBeginning().tally(), 500);
    }

    @Test
    void interruptedThreadsLoseNothingAndLeaveTheLockFree() throws IOException, InterruptedException {
        long seed = Seed.value(FaultSweepTest.class);
        ThreadStorm storm = new ThreadStorm(temporary.resolve("logs"), 64, 2, seed);
        assertNothingLost(storm.rage(), 0);
        assertThat(storm.interrupts()).isPositive();
        assertThat(storm.acknowledged()).isGreaterThan(10);
    }
}
