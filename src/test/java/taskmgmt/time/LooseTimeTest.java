package taskmgmt.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LooseTimeTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    @ParameterizedTest
    @ValueSource(strings = {
        "2026-01-05T08:00:00Z", "2026-01-05 08:00:00", "2026-01-05T08:00", "2026-01-05 08:00Z", "2026/01/05 08:00:00",
        "2026-01-05T09:00:00+01:00", "2026-01-05T09:00:00+0100", "2026-01-05 09:00:00 +01", "2026-01-05T08:00:00.000",
        "2026-01-05 08:00:00,000", "2026-01-05T08:00:00Z[UTC]", "2026-01-05 08:00:00 UTC", "2026-01-05  08:00:00 GMT",
        "20260105T080000Z", "20260105T080000", "20260105080000", "2026-01-05_08:00:00", "Mon, 5 Jan 2026 08:00:00 GMT",
        "1767600000", "1767600000.000", "1767600000000", "1767600000000000", "1767600000000000000"})
    void readsTheUsualSpellings(String text) {
        assertThat(at(LooseTime.utc(), text)).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({"1767600000,SECONDS", "1767600000.25,SECONDS", "1767600000123,MILLIS", "1767600000123456,MICROS",
        "1767600000123456789,NANOS", "2026-01-05T08:00:00,LOCAL", "2026-01-05T08:00:00Z,OFFSET"})
    void saysHowATimeWasWritten(String text, TimeReading.Form form) {
        assertThat(((TimeReading.At) LooseTime.utc().read(text)).form()).isEqualTo(form);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-", "--", "None", "Unknown", "NULL", "N/A", "nan", "NaT", "-1", "0", "0.0", "1970-01-01",
        "1970-01-01T00:00:00Z", "1970-01-01 00:00:00", "0001-01-01T00:00:00Z", "0001-01-01", "0000-00-00 00:00:00"})
    void knowsWhatIsWrittenWhereThereIsNoTime(String text) {
        assertThat(LooseTime.utc().read(text)).isInstanceOf(TimeReading.Absent.class);
        assertThat(new LooseTime(NEW_YORK, null).read(text)).isInstanceOf(TimeReading.Absent.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "2026-13-01", "2026-02-30T10:00:00", "12:30", "2026-01-05T25:00:00", "2026-01-05T08:00:00+99:00",
        "2026-01-05X08:00", "01/05/2026", "-5", "1e9", "2026-01-05T08:00:00 Moon", "2026-01-05T08:00:00.", "12345678901234567890123"})
    void refusesWhatIsNoTime(String text) {
        assertThat(LooseTime.utc().read(text)).isInstanceOf(TimeReading.Unreadable.class);
    }

    @Test
    void aTimeThatNoClockShowedIsThatOfAClockThatWasNotChanged() {
        assertThat(at(new LooseTime(ZoneId.of("Europe/Berlin"), null), "2026-03-29 02:30:00")).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
        assertThat(at(new LooseTime(NEW_YORK, null), "2026-03-08T02:00:00")).isEqualTo(Instant.parse("2026-03-08T07:00:00Z"));
    }

    @Test
    void aMachineThatBootedIn1970HasATime() {
        assertThat(at(LooseTime.utc(), "1970-01-01T05:00:00Z")).isEqualTo(Instant.parse("1970-01-01T05:00:00Z"));
    }

    @Test
    void aTimeWithoutAZoneIsOfTheGivenOne() {
        assertThat(at(new LooseTime(NEW_YORK, null), "2026-01-05T08:00:00")).isEqualTo(Instant.parse("2026-01-05T13:00:00Z"));
        assertThat(at(new LooseTime(NEW_YORK, null), "2026-01-05T08:00:00Z")).isEqualTo(Instant.parse("2026-01-05T08:00:00Z"));
    }

    @Test
    void theRepeatedHourIsTheFirstUnlessThatWouldBeBeforeWhatCameEarlier() {
        LooseTime times = new LooseTime(NEW_YORK, null);
        Instant start = at(times, "2025-11-02 01:50:00");
        assertThat(start).isEqualTo(Instant.parse("2025-11-02T05:50:00Z"));
        TimeReading end = times.read("2025-11-02 01:10:00", start);
        assertThat(end).isEqualTo(new TimeReading.At(Instant.parse("2025-11-02T06:10:00Z"), TimeReading.Form.LOCAL));
        assertThat(times.read("2025-11-02 01:55:00", start))
                .isEqualTo(new TimeReading.At(Instant.parse("2025-11-02T05:55:00Z"), TimeReading.Form.LOCAL));
    }

    @Test
    void theSkippedHourIsMovedOn() {
        assertThat(at(new LooseTime(NEW_YORK, null), "2026-03-08 02:30:00")).isEqualTo(Instant.parse("2026-03-08T07:30:00Z"));
    }

    @Test
    void aPatternReplacesTheUsualSpellings() {
        LooseTime times = new LooseTime(NEW_YORK, DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm", Locale.ROOT));
        assertThat(at(times, "05.01.2026 08:00")).isEqualTo(Instant.parse("2026-01-05T13:00:00Z"));
        assertThat(times.read("2026-01-05T08:00:00Z")).isInstanceOf(TimeReading.Unreadable.class);
        assertThat(times.read("None")).isInstanceOf(TimeReading.Absent.class);
    }

    @ParameterizedTest
    @CsvSource({"90,PT1M30S", "1.5,PT1.5S", "02:03:04,PT2H3M4S", "1-02:03:04,PT26H3M4S", "00:01.250,PT1.25S", "'1 day, 2:03:04',PT26H3M4S",
        "1h 2m 3.5s,PT1H2M3.5S", "350ms,PT0.35S", "3m 20s,PT3M20S", "PT5M30S,PT5M30S", "2d,PT48H", "0:00:01,PT1S"})
    void readsDurations(String text, Duration duration) {
        assertThat(LooseDuration.parse(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "Unknown", "1:2:3:4", "1x", "h", "1h-", "99999999999999999999999", "-1:00", "PT-5M"})
    void refusesWhatIsNoDuration(String text) {
        assertThat(LooseDuration.parse(text)).isNull();
    }

    private static Instant at(LooseTime times, String text) {
        return ((TimeReading.At) times.read(text)).instant();
    }
}
