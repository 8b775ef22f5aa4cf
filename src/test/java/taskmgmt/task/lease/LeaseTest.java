package taskmgmt.task.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

class LeaseTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Lease LEASE = Lease.from(NOW, 4711, "w1", Duration.ofMinutes(5));

    private static Task after(@Nullable Task task, EventType type, Map<String, @Nullable Object> fields) {
        return Objects.requireNonNull(TaskFold.apply(task, new TaskEvent(NOW, type, "a", fields)));
    }

    private static Task claimed() {
        return after(after(null, EventType.CREATED, Map.of()), EventType.STARTED, Map.of(Task.LEASE, LEASE.toMap()));
    }

    @Test
    void isReadAsItWasWritten() {
        assertThat(Lease.of(claimed())).isEqualTo(LEASE);
        assertThat(Lease.held(claimed(), 4711)).isEqualTo(LEASE);
        assertThat(Lease.lastToken(claimed())).isEqualTo(4711);
    }

    @Test
    void runsOutWhileTheTaskIsActiveOnly() {
        assertThat(LEASE.isOver(claimed(), NOW.plusSeconds(299))).isFalse();
        assertThat(LEASE.isOver(claimed(), NOW.plusSeconds(300))).isTrue();
        Task paused = after(claimed(), EventType.PAUSED, Map.of());
        assertThat(Lease.of(paused)).isEqualTo(LEASE);
        assertThat(LEASE.isOver(paused, NOW.plusSeconds(300))).isFalse();
    }

    @Test
    void isRenewedFromThatMomentOn() {
        assertThat(LEASE.renewed(NOW.plusSeconds(60), null)).isEqualTo(Lease.from(NOW.plusSeconds(60), 4711, "w1", Duration.ofMinutes(5)));
        assertThat(LEASE.renewed(NOW, Duration.ofHours(1)).until()).isEqualTo(NOW.plusSeconds(3600));
    }

    /** Whoever starts the task in another way has not claimed it, and an old lease says nothing of the new attempt. */
    @Test
    void endsWithTheAttempt() {
        Task retrying = after(claimed(), EventType.RETRYING, Map.of());
        assertThat(retrying.fields()).doesNotContainKey(Task.LEASE);
        Task failed = after(claimed(), EventType.FAILED, Map.of());
        assertThat(Lease.of(failed)).isNull();
        assertThat(failed.fields()).containsEntry(Task.LEASE, LEASE.toMap());
        assertThat(after(failed, EventType.STARTED, Map.of()).fields()).doesNotContainKey(Task.LEASE);
        Task released = after(claimed(), EventType.RETRYING, Map.of(Task.LEASE, LEASE.toMap(Lease.End.RELEASED)));
        assertThat(Lease.lastToken(released)).isEqualTo(4711);
        assertThat(Lease.of(after(released, EventType.STARTED, Map.of()))).isNull();
    }

    @Test
    void saysWhyATokenDoesNotHold() {
        assertThatThrownBy(() -> Lease.held(claimed(), 4710)).isInstanceOf(RefusedException.class)
                .hasMessage("token 4710 does not hold task a: w1 has claimed it with another one");
        assertThatThrownBy(() -> Lease.held(after(claimed(), EventType.COMPLETED, Map.of()), 4711))
                .hasMessage("token 4711 does not hold task a: it is completed");
        assertThatThrownBy(() -> Lease.held(after(claimed(), EventType.RETRYING, Map.of(Task.LEASE, LEASE.toMap(Lease.End.EXPIRED))), 4711))
                .hasMessage("token 4711 does not hold task a: it is retrying, the last lease was expired");
        assertThatThrownBy(() -> Lease.held(after(null, EventType.CREATED, Map.of()), 1)).hasMessage("token 1 does not hold task a: it is pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"claim", "worker", "length", "until"})
    void whatAnotherProgramWroteIsNoLease(String missing) {
        for (Object wrong : new Object[] {"", "x", -1L, true}) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>(LEASE.toMap());
            map.put(missing, missing.equals("worker") ? (Object) 1L : missing.equals("claim") ? "1" : wrong);
            Task task = after(after(null, EventType.CREATED, Map.of()), EventType.STARTED, Map.of(Task.LEASE, map));
            assertThat(Lease.of(task)).isNull();
        }
    }

    @Test
    void takesFromASecondTo30Days() {
        assertThat(Lease.length("1s")).isEqualTo(Lease.MIN_LENGTH);
        assertThat(Lease.length("30d")).isEqualTo(Lease.MAX_LENGTH);
        for (String wrong : new String[] {"0s", "999ms", "31d", "x", ""}) {
            assertThatThrownBy(() -> Lease.length(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
