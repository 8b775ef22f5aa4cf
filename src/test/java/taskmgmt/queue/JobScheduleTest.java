package taskmgmt.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taskmgmt.expect.Schedule;

class JobScheduleTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Job JOB = new Job(List.of("true"), "/", "default", null, Job.DEFAULT_GRACE, Retries.NONE, Needs.NONE, null);
    private static final JobSchedule.Work WORK = new JobSchedule.Work("night", "backup", "storage", 8);

    private static JobSchedule schedule(String cron, JobSchedule.Catchup catchup, @Nullable QuietHours quiet, String lookedAt) {
        return new JobSchedule(new Schedule.Cron(cron, BERLIN), JOB, WORK, new JobSchedule.Terms(catchup, JobSchedule.Overlap.SKIP, quiet),
                Instant.parse(lookedAt));
    }

    @Test
    void whatWasMissedIsMadeUpForAsItsTermsHaveIt() {
        Instant now = Instant.parse("2026-01-10T02:00:30Z");
        assertThat(schedule("0 3 * * *", JobSchedule.Catchup.ALL, null, "2026-01-07T12:00:00Z").due(now)).extracting(Instant::toString)
                .containsExactly("2026-01-08T02:00:00Z", "2026-01-09T02:00:00Z", "2026-01-10T02:00:00Z");
        assertThat(schedule("0 3 * * *", JobSchedule.Catchup.ONE, null, "2026-01-07T12:00:00Z").due(now)).extracting(Instant::toString)
                .containsExactly("2026-01-10T02:00:00Z");
        assertThat(schedule("0 3 * * *", JobSchedule.Catchup.NONE, null, "2026-01-07T12:00:00Z").due(now)).extracting(Instant::toString)
                .containsExactly("2026-01-10T02:00:00Z");
        assertThat(schedule("0 3 * * *", JobSchedule.Catchup.NONE, null, "2026-01-07T12:00:00Z").due(now.plusSeconds(60))).isEmpty();
        assertThat(schedule("0 3 * * *", JobSchedule.Catchup.ONE, null, "2026-01-07T12:00:00Z").lookedAt(now).due(now.plusSeconds(3600))).isEmpty();
    }

    /** On 2026-03-29 clocks in Berlin go from 2:00 to 3:00, on 2026-10-25 from 3:00 back to 2:00. */
    @Test
    void aTimeComesOnceADayWhenClocksChange() {
        JobSchedule spring = schedule("30 2 * * *", JobSchedule.Catchup.ALL, null, "2026-03-27T12:00:00Z");
        assertThat(spring.due(Instant.parse("2026-03-31T12:00:00Z"))).hasSizeBetween(3, 4).contains(Instant.parse("2026-03-28T01:30:00Z"),
                Instant.parse("2026-03-30T00:30:00Z"), Instant.parse("2026-03-31T00:30:00Z"));
        JobSchedule autumn = schedule("30 2 * * *", JobSchedule.Catchup.ALL, null, "2026-10-24T12:00:00Z");
        List<Instant> times = autumn.due(Instant.parse("2026-10-26T12:00:00Z"));
        assertThat(times).contains(Instant.parse("2026-10-26T01:30:00Z"));
        assertThat(times.stream().map(time -> time.atZone(BERLIN).toLocalDate()).distinct()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"22:00-06:00, 2026-01-10T22:30:00Z, 2026-01-11T05:00:00Z", "22:00-06:00, 2026-01-10T03:00:00Z, 2026-01-10T05:00:00Z",
        "22:00-06:00, 2026-01-10T05:00:00Z, ", "22:00-06:00, 2026-01-10T20:59:00Z, ", "09:00-17:00, 2026-01-10T08:00:00Z, 2026-01-10T16:00:00Z",
        "09:00-17:00, 2026-01-10T16:00:00Z, ", "01:00-04:00, 2026-03-29T00:30:00Z, 2026-03-29T02:00:00Z"})
    void inQuietHoursATaskWaitsForTheirEnd(String hours, Instant time, @Nullable Instant begins) {
        JobSchedule schedule = schedule("0 3 * * *", JobSchedule.Catchup.ONE, QuietHours.parse(hours), "2026-01-01T00:00:00Z");
        assertThat(schedule.at(time).notBefore()).isEqualTo(begins);
    }

    @Test
    void theFileHasAllOfIt() {
        JobSchedule schedule = schedule("0 3 * * 1-5", JobSchedule.Catchup.NONE, QuietHours.parse("22:00-06:30"), "2026-01-01T00:00:00Z");
        QueueSettings settings = QueueSettings.USUAL.with("gpu", new GroupSettings(2, false)).with("night", schedule);
        assertThat(QueueSettings.of(settings.toMap())).isEqualTo(settings);
        assertThat(settings.with("gpu", GroupSettings.USUAL).schedules()).containsOnlyKeys("night");
        assertThat(settings.with("night", (JobSchedule) null).schedules()).isEmpty();
        assertThat(JobSchedule.taskId("night", Instant.parse("2026-01-10T02:00:00Z"))).isEqualTo("night-20260110T0200Z");
    }

    @Test
    void aFileThatIsNoneIsRefused() {
        Map<String, Object> groups = Map.of();
        for (Object wrong : List.of("x", Map.of("a", "x"), Map.of("a", Map.of("looked_at", "2026-01-10T02:00:00Z")),
                Map.of("a", Map.of("looked_at", "2026-01-10T02:00:00Z", "priority", 5L, "job", JOB.toMap())))) {
            assertThatThrownBy(() -> QueueSettings.of(Map.of("groups", groups, "schedules", wrong))).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> QuietHours.parse("22")).hasMessageContaining("write 22:00-06:00");
        assertThatThrownBy(() -> QuietHours.parse("22:00-22:00")).hasMessageContaining("are none");
        assertThatThrownBy(() -> JobSchedule.Catchup.parse("some")).hasMessageContaining("none, one or all");
        assertThatThrownBy(() -> JobSchedule.Overlap.parse("some")).hasMessageContaining("skip, allow or replace");
    }
}
