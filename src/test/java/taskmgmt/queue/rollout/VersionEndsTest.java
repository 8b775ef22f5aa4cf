package taskmgmt.queue.rollout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.testkit.Seed;

/** Which version a task gets, and when one is taken back. */
class VersionEndsTest {
    private int next;
    private VersionEnds ends = new VersionEnds("h", "1", "2");

    private void event(EventType type, String id, Map<String, @Nullable Object> fields) {
        ends.apply(new TaskEvent(Instant.EPOCH, type, id, fields));
    }

    private void attempt(String version, EventType end) {
        String id = "t" + next++;
        event(EventType.STARTED, id, Map.of("handler_version", "h@" + version));
        event(end, id, Map.of());
    }

    @Test
    void aVersionThatFailsWhereTheOtherOneDoesNotIsTakenBackAtTheFirstLook() {
        for (int i = 0; i < 20; i++) {
            attempt("1", EventType.COMPLETED);
        }
        for (int i = 0; i < VersionEnds.FIRST_LOOK; i++) {
            assertThat(ends.verdict()).isNull();
            attempt("2", EventType.FAILED);
        }
        VersionEnds.Verdict verdict = Objects.requireNonNull(ends.verdict());
        // 1 / C(25, 5), the probability that all five failures are among the five of the new version
        assertThat(verdict.probability()).isCloseTo(1.0 / 53_130, org.assertj.core.data.Offset.offset(1e-9));
        assertThat(verdict.level()).isEqualTo(0.025);
        assertThat(verdict.candidate()).isEqualTo(new VersionEnds.Ends(5, 5));
        assertThat(verdict.stable()).isEqualTo(new VersionEnds.Ends(20, 0));
    }

    @Test
    void oneThatFailsAsOftenIsNot() {
        for (int i = 0; i < 200; i++) {
            attempt("1", i % 4 == 0 ? EventType.FAILED : EventType.COMPLETED);
            attempt("2", i % 4 == 0 ? EventType.RETRYING : EventType.COMPLETED);
        }
        assertThat(ends.verdict()).isNull();
        assertThat(ends.of("2")).isEqualTo(new VersionEnds.Ends(200, 50));
    }

    @Test
    void withoutAnythingToCompareItWithNothingIsSaid() {
        for (int i = 0; i < 40; i++) {
            attempt("2", EventType.FAILED);
        }
        assertThat(ends.verdict()).isNull();
    }

    /** Who was killed, cancelled, of another handler, or of none says nothing. */
    @Test
    void whatIsNobodysFaultDoesNotCount() {
        attempt("1", EventType.CANCELLED);
        event(EventType.STARTED, "lost", Map.of("handler_version", "h@2"));
        event(EventType.RETRYING, "lost", Map.of("error_message", "lost"));
        event(EventType.STARTED, "other", Map.of("handler_version", "hh@2"));
        event(EventType.FAILED, "other", Map.of());
        event(EventType.STARTED, "plain", Map.of());
        event(EventType.FAILED, "plain", Map.of());
        event(EventType.FAILED, "unseen", Map.of());
        event(EventType.PROGRESS, "unseen", Map.of());
        assertThat(ends.of("1")).isEqualTo(new VersionEnds.Ends(0, 0));
        assertThat(ends.of("2")).isEqualTo(new VersionEnds.Ends(0, 0));
    }

    /** Of rollouts of a version that is as good, no more than CHANCE are taken back, however long they go on. */
    @Test
    void whoLooksAgainAndAgainIsSeldomWrong() {
        Random random = Seed.random(getClass(), 5);
        int back = 0;
        int all = 600;
        for (int i = 0; i < all; i++) {
            ends = new VersionEnds("h", "1", "2");
            for (int j = 0; j < 200; j++) {
                attempt(j % 2 == 0 ? "1" : "2", random.nextInt(5) == 0 ? EventType.FAILED : EventType.COMPLETED);
            }
            back += ends.verdict() == null ? 0 : 1;
        }
        // At a probability of exactly CHANCE more than 4 standard deviations above it would be 1 in 30,000.
        assertThat((double) back / all).isLessThan(VersionEnds.CHANCE + 4 * Math.sqrt(VersionEnds.CHANCE * (1 - VersionEnds.CHANCE) / all));
    }

    @Test
    void aShareHoldsAndGrows() {
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int i = 0; i < 10_000; i++) {
            boolean before = false;
            for (int percent : new int[] {0, 10, 50, 100}) {
                boolean has = Share.has("h", "task" + i, percent);
                assertThat(has || !before).isTrue();
                before = has;
                sizes.merge(percent, has ? 1 : 0, Integer::sum);
            }
        }
        assertThat(sizes.get(0)).isZero();
        assertThat(sizes.get(10)).isBetween(880, 1_120);
        assertThat(sizes.get(50)).isBetween(4_800, 5_200);
        assertThat(sizes.get(100)).isEqualTo(10_000);
    }

    @Test
    void aVersionNeverChanges() {
        NamedHandler one = new NamedHandler(Map.of("1", List.of("a")), "1", null);
        NamedHandler two = one.tried("2", List.of("b"), 25, 77);
        assertThat(two.candidate()).isEqualTo(new NamedHandler.Candidate("2", 25, 77));
        assertThat(two.tried("2", null, 50, 99).candidate()).isEqualTo(new NamedHandler.Candidate("2", 50, 77));
        assertThat(two.tried("2", null, 100, 99)).isEqualTo(new NamedHandler(two.versions(), "2", null));
        assertThat(two.rolledBack()).isEqualTo(new NamedHandler(two.versions(), "1", null));
        assertThat(one.tried("1", List.of("a"), 100, 1)).isEqualTo(one);
        assertThatThrownBy(() -> two.tried("2", List.of("c"), 25, 1)).hasMessageContaining("never changes");
        assertThatThrownBy(() -> two.tried("3", null, 25, 1)).hasMessageContaining("say its command");
        assertThat(two.version("h", "x")).isIn("1", "2");
        assertThat(one.version("h", "x")).isEqualTo("1");
    }

    @Test
    void settingsAreReadAsTheyWereWritten() {
        NamedHandler handler = new NamedHandler(Map.of("1", List.of("a", "b"), "2", List.of("c")), "1", new NamedHandler.Candidate("2", 5, 12));
        Rollouts rollouts = Rollouts.NONE.with("h", handler).with("g", handler.rolledBack()).withFlag("f", 30);
        assertThat(Rollouts.of(rollouts.toMap())).isEqualTo(rollouts);
        assertThat(Rollouts.of(Map.of())).isEqualTo(Rollouts.NONE);
        assertThat(rollouts.with("h", null).with("g", null).withFlag("f", null)).isEqualTo(Rollouts.NONE);
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(Map.of("flags", 1L), Map.of("flags", Map.of("f", 101L)), Map.of("flags", Map.of("f", "x")),
                Map.of("handlers", List.of()), Map.of("handlers", Map.of("h", 1L)), Map.of("handlers", Map.of("h", Map.of("versions", Map.of(), "stable", "1"))),
                Map.of("handlers", Map.of("h", Map.of("versions", Map.of("1", List.of()), "stable", "1"))),
                Map.of("handlers", Map.of("h", Map.of("versions", Map.of("1", List.of(2L)), "stable", "1"))),
                Map.of("handlers", Map.of("h", Map.of("versions", Map.of("1", List.of("a")), "stable", "1", "candidate", "2"))),
                Map.of("handlers", Map.of("h", Map.of("versions", Map.of("1", List.of("a")), "stable", "1", "candidate", "2", "percent", 5L, "from", 0L))))) {
            assertThatThrownBy(() -> Rollouts.of(wrong)).as(String.valueOf(wrong)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
