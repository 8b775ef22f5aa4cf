package taskmgmt.task;
import taskmgmt.time.Micros;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The levels change at their bounds to the microsecond, and no moment that a log can hold is too much for them. */
class SlaLevelTest {
    private static final int RISK = 80;

    @ParameterizedTest
    @CsvSource({
        // created, deadline, now, level
        "0, 1000, 0, ON_TRACK", "0, 1000, 799, ON_TRACK", "0, 1000, 800, AT_RISK", "0, 1000, 1000, AT_RISK",
        "0, 1000, 1001, OVERDUE", "0, 1000, 1999, OVERDUE", "0, 1000, 2000, CRITICAL",
        "500, 1500, 1299, ON_TRACK", "500, 1500, 1300, AT_RISK", "0, 1000, -5000, ON_TRACK",
        // no time at all, and a deadline before the creation
        "1000, 1000, 1000, AT_RISK", "1000, 1000, 1001, CRITICAL", "1000, 0, 1000, CRITICAL"
    })
    void changesAtItsBounds(long created, long deadline, long now, SlaLevel level) {
        assertThat(SlaLevel.of(created, deadline, now, RISK)).isEqualTo(level);
    }

    @Test
    void holdsOverTheWholeRangeOfTime() {
        long first = Micros.of(Instant.parse("0000-01-01T00:00:00Z"));
        long last = Micros.of(Instant.parse("9999-12-31T23:59:59.999999Z"));
        assertThat(SlaLevel.of(first, last, first, RISK)).isEqualTo(SlaLevel.ON_TRACK);
        assertThat(SlaLevel.of(first, last, last, RISK)).isEqualTo(SlaLevel.AT_RISK);
        assertThat(SlaLevel.of(first, first + 1, last, RISK)).isEqualTo(SlaLevel.CRITICAL);
        assertThat(SlaLevel.of(last, first, last, RISK)).isEqualTo(SlaLevel.CRITICAL);
        assertThat(SlaLevel.of(last, first, first, 100)).isEqualTo(SlaLevel.AT_RISK);
    }
}
