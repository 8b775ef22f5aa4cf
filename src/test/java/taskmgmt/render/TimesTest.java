package taskmgmt.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-01-05T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"2026-01-05T12:00:00Z,now", "2026-01-05T11:59:59.5Z,now", "2026-01-05T11:59:01Z,59s ago", "2026-01-05T11:59:00Z,1m ago",
        "2026-01-05T11:00:01Z,59m ago", "2026-01-05T11:00:00Z,1h ago", "2026-01-03T12:00:01Z,47h ago", "2026-01-03T12:00:00Z,2d ago",
        "2025-11-06T12:00:00Z,60d ago", "2025-11-06T11:59:59Z,2025-11-06", "2026-01-05T12:05:30Z,in 5m", "2026-01-05T14:00:00Z,in 2h",
        "2026-07-05T12:00:00Z,2026-07-05"})
    void agesAreCountedFromNow(String instant, String age) {
        assertThat(new Times(NOW, ZoneId.of("UTC"), true).age(Instant.parse(instant))).isEqualTo(age);
    }

    @ParameterizedTest
    @CsvSource({"UTC,2026-01-05T12:00:00Z", "Z,2026-01-05T12:00:00Z", "Europe/Berlin,2026-01-05T13:00:00+01:00", "-03:30,2026-01-05T08:30:00-03:30"})
    void exactTimesHaveTheOffsetOfTheirZone(String zone, String text) {
        Times times = new Times(NOW, ZoneId.of(zone), false);
        assertThat(times.exact(NOW.plusMillis(250))).isEqualTo(text);
        assertThat(times.age(NOW)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"Pacific/Kiritimati,2002-07-29", "UTC,2002-07-28"})
    void aDateIsThatOfTheZone(String zone, String date) {
        assertThat(new Times(NOW, ZoneId.of(zone), true).age(Instant.parse("2002-07-28T23:00:00Z"))).isEqualTo(date);
    }
}
