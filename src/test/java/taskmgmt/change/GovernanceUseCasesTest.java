package taskmgmt.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Risk;
import taskmgmt.store.LogSettings;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.testkit.LogFixture;

/** Updates of configurations, and who lets them begin. */
class GovernanceUseCasesTest {
    @TempDir
    private Path temporary;

    private LogFixture log = new LogFixture(Path.of("."));
    private Instant now = LogFixture.NOW;

    @BeforeEach
    void useLogs() {
        log = new LogFixture(temporary.resolve("logs"));
    }

    @Test
    void anUpdateOfLowRiskIsApprovedAtOnce() throws IOException {
        RegisterConfig.Result result = register(null);

        assertThat(result.version()).isEqualTo("v20260301.120000");
        assertThat(result.approval().state()).isEqualTo(Approval.State.APPROVED);
        assertThat(result.approval().automatic()).isTrue();
        assertThat(log.task(result.taskId()).title()).isEqualTo("configuration of ranker v20260301.120000");
    }

    @Test
    void versionsIncreaseEvenWhereTheClockGoesBack() throws IOException {
        String first = register(null).version();
        String second = register(null).version();
        now = now.minusSeconds(60);
        String third = register(null).version();

        assertThat(List.of(first, second, third)).containsExactly("v20260301.120000", "v20260301.120001", "v20260301.120002");
    }

    @Test
    void anUpdateOfHighRiskIsHeldUntilSomebodyElseApprovesIt() throws IOException {
        RegisterConfig.Result result = register(Risk.HIGH);
        assertThat(result.approval().state()).isEqualTo(Approval.State.HELD);
        assertRefused("is held for approval", () -> start(result.taskId()));
        assertRefused("ann", () -> decide("ann", result.taskId(), true, "mine"));

        DecideApproval.Result decided = decide("bob", "learning_config", true, "tried on staging");

        assertThat(decided.taskId()).isEqualTo(result.taskId());
        assertThat(decided.approval().state()).isEqualTo(Approval.State.APPROVED);
        assertThat(decided.approval().by()).isEqualTo("bob");
        assertThat(decided.approval().version()).isEqualTo(result.version());
        assertThat(start(result.taskId()).task().status()).isEqualTo(Status.ACTIVE);
        assertRefused("is approved already", () -> decide("bob", result.taskId(), false, "too late"));
    }

    @Test
    void aRejectedUpdateIsCancelledWithTheReason() throws IOException {
        String id = register(Risk.HIGH).taskId();

        assertThat(decide("bob", id, false, "too risky").approval().reason()).isEqualTo("too risky");
        assertThat(log.task(id).status()).isEqualTo(Status.CANCELLED);
        assertThatExceptionOfType(InvalidValueException.class)
                .isThrownBy(() -> new DecideApproval.Request(id, false, " "))
                .withMessage("reason must not be empty");
    }

    @Test
    void whatWasNeverHeldIsNotDecided() throws IOException {
        log.create("backup");
        assertRefused("task backup is not held for approval", () -> decide("bob", "backup", true, ""));
    }

    /** A use case that may be refused. */
    private interface Attempt {
        Object run() throws IOException;
    }

    private static void assertRefused(String message, Attempt attempt) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(attempt::run)
                .withMessageContaining(message)
                .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_ALLOWED));
    }

    private RegisterConfig.Result register(@Nullable Risk risk) throws IOException {
        try (TaskLog writer = writer("ann")) {
            return new RegisterConfig(writer, new SplittableRandom(1))
                    .register(new RegisterConfig.Request("ranker", null, risk, Map.of("rate", 1L)));
        }
    }

    private DecideApproval.Result decide(String actor, String id, boolean approves, String reason) throws IOException {
        try (TaskLog writer = writer(actor)) {
            return new DecideApproval(writer).decide(new DecideApproval.Request(id, approves, reason));
        }
    }

    private ChangedTask start(String id) throws IOException {
        try (TaskLog writer = writer("ann")) {
            return new ChangeTask(writer).apply(id, new MoveTask.Start(null));
        }
    }

    private TaskLog writer(String actor) {
        return TaskLog.at(log.directory, new LogSettings(actor, () -> now, SyncPolicy.OS, Duration.ofSeconds(60)), log.notices::add);
    }
}
