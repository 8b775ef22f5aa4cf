package taskmgmt.run.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetryRuleTest {
    @Test
    void pausesDoubleUpToTheLongest() {
        RetryRule rule = new RetryRule(9, Duration.ofSeconds(2), Duration.ofSeconds(15), Set.of());

        assertThat(IntStream.range(0, 5).mapToObj(rule::pause).map(Duration::toSeconds)).containsExactly(2L, 4L, 8L, 15L, 15L);
        assertThat(rule.pause(1_000_000).toSeconds()).isEqualTo(15);
    }

    @Test
    void onlyTheNamedCodesAreWorthAnotherTry() {
        RetryRule rule = new RetryRule(2, Duration.ZERO, Duration.ZERO, Set.of(75));

        assertThat(rule.allows(0, 75)).isTrue();
        assertThat(rule.allows(1, 75)).isTrue();
        assertThat(rule.allows(2, 75)).isFalse();
        assertThat(rule.allows(0, 1)).isFalse();
        assertThat(RetryRule.NEVER.allows(0, 1)).isFalse();
    }
}
