package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BreakerTest {
    private static final Instant BEGIN = Instant.parse("2026-01-05T12:00:00Z");
    private static final BreakerRule RULE = new BreakerRule(3, Duration.ofSeconds(60), Duration.ofSeconds(30));

    /** Ends in seconds since the beginning, those of failures with an x. */
    private static Breaker after(String ends) {
        List<Breaker.End> all = new ArrayList<>();
        for (String each : ends.split(" ", -1)) {
            if (!each.isEmpty()) {
                all.add(new Breaker.End(BEGIN.plusSeconds(Long.parseLong(each.replace("x", ""))), !each.endsWith("x")));
            }
        }
        return Breaker.of(RULE, all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "|0|CLOSED", "1x 2x|3|CLOSED", "1x 2x 3x|3|OPEN", "1x 2x 3x|32|OPEN", "1x 2x 3x|33|HALF_OPEN", "1x 2x 3x|9999|HALF_OPEN",
        "1x 2x 62x|63|CLOSED", "1x 2x 61x|62|OPEN", "1x 2 3x 4x|5|OPEN", // successes in between do not count failures away
        "1x 2x 3x 4 5|6|OPEN", "1x 2x 3x 4x 20x|32|OPEN", "1x 2x 3x 20x|33|HALF_OPEN", // what had begun before it opened says nothing
        "1x 2x 3x 33|34|CLOSED", "1x 2x 3x 33 34x 35x|36|CLOSED", "1x 2x 3x 33 34x 35x 36x|37|OPEN",
        "1x 2x 3x 40x|41|OPEN", "1x 2x 3x 40x|69|OPEN", "1x 2x 3x 40x|70|HALF_OPEN", "1x 2x 3x 40x 71|72|CLOSED"})
    void standsAsTheEndsHaveIt(String ends, long now, Breaker.State state) {
        assertThat(after(ends == null ? "" : ends).at(BEGIN.plusSeconds(now))).isEqualTo(state);
    }

    @Test
    void saysUntilWhenItRests() {
        assertThat(after("1x 2x 3x").until()).isEqualTo(BEGIN.plusSeconds(33));
        assertThat(after("1x").until()).isNull();
        assertThat(after("1x 2x").failures()).isEqualTo(2);
        assertThat(Breaker.State.HALF_OPEN.text()).isEqualTo("half_open");
    }

    @Test
    void theFileKeepsIt() {
        QueueSettings settings = QueueSettings.USUAL.withBreaker("fetch", RULE).withBreaker("other", BreakerRule.USUAL).withBreaker("other", null)
                .with("g", new GroupSettings(2, false));
        assertThat(QueueSettings.of(settings.toMap())).isEqualTo(settings);
        assertThat(settings.breakers()).containsExactly(Map.entry("fetch", RULE));
        assertThatThrownBy(() -> QueueSettings.of(Map.of("groups", Map.of(), "breakers", 1L))).hasMessage("'breakers' must be an object");
        assertThatThrownBy(() -> QueueSettings.of(Map.of("groups", Map.of(), "breakers", Map.of("a", Map.of("failures", 1L))))).hasMessageContaining("the breaker of 'a' must have");
        assertThatThrownBy(() -> new BreakerRule(0, Duration.ofSeconds(1), Duration.ofSeconds(1))).hasMessageContaining("1 to 100 failures");
        assertThatThrownBy(() -> new BreakerRule(101, Duration.ofSeconds(1), Duration.ofSeconds(1))).hasMessageContaining("1 to 100 failures");
        assertThatThrownBy(() -> new BreakerRule(1, Duration.ZERO, Duration.ofSeconds(1))).hasMessageContaining("some time");
        assertThatThrownBy(() -> new BreakerRule(1, Duration.ofSeconds(1), Duration.ZERO)).hasMessageContaining("some to rest");
    }
}
