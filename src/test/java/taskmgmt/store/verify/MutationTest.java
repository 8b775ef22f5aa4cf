package taskmgmt.store.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.audit.Verification;
import taskmgmt.audit.Violation;
import taskmgmt.audit.checkpoint.CheckedRoot;
import taskmgmt.testkit.Mutations;
import taskmgmt.testkit.Sweep;

/** Every small change of every log is tried, and found exactly if the documentation says so. */
class MutationTest {
    @TempDir
    private Path temporary;

    private MutationRun run;

    @BeforeEach
    void smallRecord() throws IOException {
        run = new MutationRun(temporary.resolve("logs"));
    }

    @Test
    void theRecordHoldsAndHasEverythingInIt() throws IOException {
        Verification result = run.logs().verify(List.of(run.checkpoint()));
        assertThat(result.findings()).isEmpty();
        assertThat(result.tree().checked()).extracting(CheckedRoot::fit).containsExactly(CheckedRoot.Fit.SAME);
        assertThat(result.window().entries()).isEqualTo(2);
        assertThat(String.join("\n", run.logs().entries())).contains("log_repaired", "incidents.jsonl", "bus_offset");
        assertThat(new String(run.logs().registry(), UTF_8)).contains("\n        \n");
        assertThat(new String(run.logs().audit(), UTF_8)).contains("\n        \n");
    }

    @Sweep
    @Test
    void everyChangeBeforeTheCheckpointIsFoundAndWithoutItAllButLogsThatWereOnceSo() throws IOException {
        Mutations mutations = run.mutations();
        mutations.tryClumsy();
        assertThat(mutations.wrong()).isEmpty();
        assertThat(mutations.triedBefore()).isGreaterThan(40_000);
        assertThat(mutations.found()).isEqualTo(mutations.tried() - mutations.excepted());
        assertThat(mutations.foundAlone()).isBetween(40_000L, mutations.found());
        // All of them blank lines between two entries of the audit log, put in or removed.
        assertThat(mutations.exceptedBefore()).isLessThan(50);
    }

    @Test
    void aChainThatWasWrittenAnewIsFoundByTheCheckpointAlone() throws IOException {
        Mutations mutations = run.mutations();
        mutations.tryClever();
        assertThat(mutations.wrong()).isEmpty();
        assertThat(mutations.foundAlone()).isZero();
        assertThat(mutations.found()).isEqualTo(mutations.triedBefore()).isGreaterThan(400);
        assertThat(mutations.excepted()).isPositive();
    }

    @Test
    void aLogThatIsShorterThanTheCheckpointSaysSo() throws IOException {
        assertThat(run.logs().first(3).verify(List.of(run.checkpoint())).findings()).extracting(Violation::kind)
                .containsExactly(Violation.Kind.LOG_SHORTER);
    }
}
