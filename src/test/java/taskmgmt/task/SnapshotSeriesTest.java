package taskmgmt.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.number.Decimal;

/** Speeds and expectations from reports of progress. */
class SnapshotSeriesTest {
    private final SnapshotSeries series = new SnapshotSeries();

    @Test
    void stepsAreMeasuredFromTheReportBefore() {
        report("12:00:00", 10L);
        report("12:01:00", 20L);
        report("12:01:30", Decimal.parse("22.5"));
        assertThat(rates()).containsExactly(null, "10.000", "5.000");
        // 12.5% took 90 s, so the other 77.5% will take 558 s.
        assertThat(last().expectedDoneAt()).isEqualTo("2025-11-17T12:10:48Z");
    }

    @Test
    void onlyTheLastFiveStepsAreRecent() {
        report("12:00:00", 0L);
        report("12:00:01", 40L);
        for (int minute = 1; minute <= 5; minute++) {
            report("12:0" + minute + ":01", 40L + minute);
        }
        assertThat(last().expectedDoneAt()).isEqualTo("2025-11-17T13:00:01Z");
    }

    @Test
    void newTryPauseAndLowerPercentageBeginAnew() {
        report("12:00:00", 10L);
        event("12:01:00", EventType.RETRYING, Map.of());
        event("12:01:00", EventType.STARTED, Map.of());
        report("12:02:00", 12L);
        event("12:03:00", EventType.PAUSED, Map.of());
        event("12:04:00", EventType.RESUMED, Map.of());
        report("12:05:00", 15L);
        report("12:06:00", 5L);
        report("12:07:00", 6L);
        assertThat(rates()).containsExactly(null, null, null, null, "1.000");
    }

    @Test
    void nothingIsExpectedWhereItCannotBeTold() {
        report("12:00:00", 10L);
        report("12:00:00", 20L);
        report("11:00:00", 30L);
        assertThat(rates()).containsExactly(null, null, null);
        report("12:40:00", 100L);
        assertThat(series.snapshots()).extracting(TaskSnapshot::expectedDoneAt).containsOnlyNulls();
        report("12:50:00", Long.MAX_VALUE);
        report("12:50:00", "half");
        report("12:50:00", Decimal.parse("1e400"));
        report("12:55:00", Decimal.parse("1e-999999999"));
        report("13:50:00", Decimal.parse("1e-300"));
        assertThat(series.snapshots()).extracting(TaskSnapshot::expectedDoneAt).containsOnlyNulls();
    }

    @Test
    void figuresAreTakenFromEitherPlace() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("resource_usage", Map.of("cpu_seconds", 1L, "memory_peak_mb", 2L));
        fields.put("cpu_seconds", 3L);
        event("12:00:00", EventType.SNAPSHOT, fields);
        assertThat(last().figure(TaskField.CPU_SECONDS)).isEqualTo(3L);
        assertThat(last().figure(TaskField.MEMORY_PEAK_MB)).isEqualTo(2L);
        assertThat(last().figure(TaskField.DISK_READ_MB)).isNull();
    }

    private void report(String time, Object percent) {
        event(time, EventType.PROGRESS, Map.of("progress_percent", percent));
    }

    private void event(String time, EventType type, Map<String, @Nullable Object> fields) {
        series.accept(new TaskEvent(Instant.parse("2025-11-17T" + time + "Z"), type, "a", fields));
    }

    private TaskSnapshot last() {
        return series.snapshots().getLast();
    }

    private List<@Nullable String> rates() {
        return series.snapshots().stream().map(TaskSnapshot::percentPerMinute)
                .map(rate -> rate == null ? null : rate.toPlainString()).toList();
    }
}
