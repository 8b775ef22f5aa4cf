package taskmgmt.report.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class LogTimesTest {
    private static final Instant EARLY = Instant.parse("2026-01-05T08:00:00Z");
    private static final Instant LATE = Instant.parse("2026-01-06T08:00:00Z");

    @Test
    void twoPartsTogetherSayWhatTheWholeSays() {
        LogTimes one = LogTimes.PROJECTION.empty();
        one.reach(LATE);
        one.backwards("m");
        LogTimes other = LogTimes.PROJECTION.empty();
        other.reach(EARLY);
        other.backwards("b");
        other.backwards("z");

        one.combine(other);

        assertThat(one.newest()).isEqualTo(LATE);
        assertThat(one.backwards()).isEqualTo(3);
        assertThat(one.example()).isEqualTo("b");
    }

    @Test
    void aPartWithoutAnythingOddTakesNothingAway() {
        LogTimes one = LogTimes.PROJECTION.empty();
        one.combine(LogTimes.PROJECTION.empty());
        assertThat(one.newest()).isNull();
        assertThat(one.example()).isEmpty();

        one.backwards("m");
        one.combine(LogTimes.PROJECTION.empty());
        LogTimes later = LogTimes.PROJECTION.empty();
        later.backwards("x");
        one.combine(later);

        assertThat(one.example()).isEqualTo("m");
        assertThat(one.backwards()).isEqualTo(2);
    }
}
