package taskmgmt.expect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.task.TaskRun;
import taskmgmt.time.Micros;
import taskmgmt.time.Zones;

class RunExpectationTest {
    private static final Instant SINCE = Instant.parse("2026-01-01T00:00:00Z");
    private static final ExpectedRun.Match ANY = new ExpectedRun.Match(null, "backup", null);
    private static final ExpectedRun DAILY = new ExpectedRun("backup", new Schedule.Every(Duration.ofDays(1), "1d"), Duration.ofHours(2), Duration.ofMinutes(5), ANY);

    private final List<SeenRun> runs = new ArrayList<>();

    private void ran(String id, String start, long seconds) {
        runs.add(new SeenRun(id, Micros.of(Instant.parse(start)), seconds < 0 ? TaskRun.UNKNOWN : seconds * 1_000_000));
    }

    private RunExpectation at(ExpectedRun expected, String now) {
        return RunExpectation.of("t", expected, SINCE, runs, Instant.parse(now));
    }

    private static String words(RunExpectation expectation) {
        return expectation.state() + expectation.missed().stream().map(each -> " " + each.kind().text() + "@" + each.due()).toList();
    }

    @Test
    void aRunThatNeverBeganIsMissingOnceTheGraceIsOver() {
        assertThat(words(at(DAILY, "2026-01-02T02:00:00Z"))).isEqualTo("waiting[]");
        assertThat(words(at(DAILY, "2026-01-02T02:00:01Z"))).isEqualTo("missing[ missing@2026-01-02T00:00:00Z]");
        assertThat(words(at(DAILY, "2026-01-09T00:00:00Z"))).as("it is one absence").isEqualTo("missing[ missing@2026-01-02T00:00:00Z]");
    }

    @Test
    void aRunIsDueAPeriodAfterTheOneBefore() {
        ran("early", "2025-12-31T23:00:00Z", 600);
        ran("a", "2026-01-01T20:00:00Z", 600);
        ran("b", "2026-01-02T21:00:00Z", 600);
        RunExpectation ok = at(DAILY, "2026-01-03T22:00:00Z");
        assertThat(words(ok)).isEqualTo("ok[]");
        assertThat(ok.nextDue()).isEqualTo(Instant.parse("2026-01-03T21:00:00Z"));
        ran("c", "2026-01-04T00:00:00Z", 600);
        assertThat(words(at(DAILY, "2026-01-04T01:00:00Z"))).isEqualTo("late[ late@2026-01-03T21:00:00Z]");
        ran("d", "2026-01-04T23:00:00Z", 600);
        assertThat(words(at(DAILY, "2026-01-04T23:30:00Z"))).as("it was made up for").isEqualTo("ok[ late@2026-01-03T21:00:00Z]");
        assertThat(words(at(DAILY, "2026-01-06T02:00:00Z"))).isEqualTo("missing[ late@2026-01-03T21:00:00Z,  missing@2026-01-05T23:00:00Z]");
    }

    @Test
    void aRunThatCompletedTooFastHasNotDoneItsWork() {
        ran("a", "2026-01-01T12:00:00Z", 299);
        assertThat(words(at(DAILY, "2026-01-01T13:00:00Z"))).isEqualTo("too_short[ too_short@2026-01-01T12:00:00Z]");
        ran("failed", "2026-01-01T14:00:00Z", -1);
        assertThat(words(at(DAILY, "2026-01-01T15:00:00Z"))).startsWith("ok[");
        assertThat(at(DAILY, "2026-01-01T15:00:00Z").missed().getFirst().words()).isEqualTo("a was too short");
    }

    @Test
    void timesOfCronAreThoseOfTheZone() {
        ExpectedRun berlin = new ExpectedRun("r", new Schedule.Cron("30 2 * * *", ZoneId.of("Europe/Berlin")), Duration.ofMinutes(10), null, ANY);
        ran("a", "2026-01-01T01:30:05Z", 1);
        ran("b", "2026-01-02T01:45:00Z", 1);
        RunExpectation seen = at(berlin, "2026-01-03T01:39:00Z");
        assertThat(words(seen)).isEqualTo("late[ late@2026-01-02T01:30:00Z]");
        assertThat(seen.nextDue()).isEqualTo(Instant.parse("2026-01-03T01:30:00Z"));
        assertThat(words(at(berlin, "2026-01-03T01:40:01Z"))).isEqualTo("missing[ late@2026-01-02T01:30:00Z,  missing@2026-01-03T01:30:00Z]");
        runs.removeLast();
        assertThat(at(berlin, "2026-01-02T00:00:00Z").nextDue()).isEqualTo(Instant.parse("2026-01-02T01:30:00Z"));
    }

    @Test
    void anHourThatAClockLeavesOutIsNoReasonToMissARun() {
        ExpectedRun berlin = new ExpectedRun("r", new Schedule.Cron("30 2 * * *", ZoneId.of("Europe/Berlin")), Duration.ofMinutes(90), null, ANY);
        Schedule.Cron cron = (Schedule.Cron) berlin.schedule();
        List<Instant> times = cron.times(Instant.parse("2026-03-27T12:00:00Z"), Instant.parse("2026-03-30T12:00:00Z"));
        assertThat(times).hasSizeBetween(2, 3).contains(Instant.parse("2026-03-28T01:30:00Z"), Instant.parse("2026-03-30T00:30:00Z"));
    }

    @Test
    void manyTimesOfCronAreBounded() {
        ExpectedRun minute = new ExpectedRun("m", new Schedule.Cron("* * * * *", Zones.UTC), Duration.ZERO, null, ANY);
        assertThat(at(minute, "2027-01-01T00:00:30Z").missed()).hasSize(500);
    }

    @Test
    void whatIsNoScheduleIsRefused() {
        for (String text : List.of("", "* * * *", "61 * * * *", "0 0 31 2 *", "@often", "x")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> new Schedule.Cron(text, Zones.UTC)).withMessageContaining("no schedule of cron");
        }
        Map<String, String> wrong = Map.of("61 * * * *", "'61' is no minute: 0 to 59", "* 24 * * *", "'24' is no hour: 0 to 23",
                "* * 1-32 * *", "'1-32' is no day of the month: 1 to 31", "* * * foo *", "'foo' is no month: 1 to 12 or JAN to DEC",
                "0 3 * * 8", "'8' is no day of the week: 0 to 7", "0 3 * *", "it has 4 fields, and five are needed: minute, hour,",
                "0 0 31 2 *", "it names a day that never comes");
        wrong.forEach((text, words) -> assertThatIllegalArgumentException().as(text).isThrownBy(() -> new Schedule.Cron(text, Zones.UTC))
                .withMessageContaining(words));
        for (String text : List.of("0,30 9-17 1,15 1,6 1-5", "*/2 * * JAN MON-FRI", "0 3 * * SUN")) {
            assertThat(new Schedule.Cron(text, Zones.UTC).text()).isEqualTo(text);
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new Schedule.Every(Duration.ZERO, "0s"));
    }

    @Test
    void metadataSaysWhatIsExpected() {
        ExpectedRun cron = new ExpectedRun("r", new Schedule.Cron("0 3 * * 1-5", ZoneId.of("Europe/Berlin")), Duration.ZERO, null,
                new ExpectedRun.Match("s", null, "t"));
        assertThat(ExpectedRun.of(cron.toMap())).isEqualTo(cron);
        assertThat(ExpectedRun.of(DAILY.toMap())).isEqualTo(DAILY);
        for (Map<String, @Nullable Object> map : List.<Map<String, @Nullable Object>>of(Map.of(), Map.of("name", "x"), Map.of("name", "x", "every", "soon"),
                Map.of("name", 3L, "every", "1d"), Map.of("name", "x", "cron", "nonsense"), Map.of("name", "x", "cron", "* * * * *", "zone", "Mars"))) {
            assertThat(ExpectedRun.of(map)).as(map.toString()).isNull();
        }
    }

    @Test
    void eachOccurrenceIsNewOnce() {
        Occurrence missing = new Occurrence(Occurrence.Kind.MISSING, SINCE, SINCE.plusSeconds(10), null);
        Occurrence late = new Occurrence(Occurrence.Kind.LATE, SINCE, SINCE.plusSeconds(20), "a");
        Occurrence other = new Occurrence(Occurrence.Kind.LATE, SINCE.plusSeconds(5), SINCE.plusSeconds(20), "a");
        assertThat(missing.isNewAfter(Map.of())).isTrue();
        assertThat(missing.isNewAfter(missing.escalation())).isFalse();
        assertThat(late.isNewAfter(missing.escalation())).as("the same, which came late then").isFalse();
        assertThat(other.isNewAfter(missing.escalation())).isTrue();
        assertThat(missing.isNewAfter(late.escalation())).isFalse();
        assertThat(new Occurrence(Occurrence.Kind.SHORT, SINCE, SINCE.plusSeconds(20), "a").isNewAfter(late.escalation())).isTrue();
    }
}
