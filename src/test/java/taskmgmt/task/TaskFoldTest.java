package taskmgmt.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;
import taskmgmt.record.RegistryCodec;

class TaskFoldTest {
    private static final Instant START = Instant.parse("2025-11-17T12:00:00Z");

    @ParameterizedTest
    @EnumSource(TaskField.class)
    void everyGivenFieldComesBackFromTheLog(TaskField field) throws BadJsonException {
        if (field.origin() == TaskField.Origin.COMPUTED) {
            return;
        }
        Object value = sample(field);
        assertThat(field.fault(value)).isEmpty();
        TaskEvent event = event(0, EventType.CREATED, Map.of(field.text(), value));
        byte[] line = RegistryCodec.encode(event);
        Task task = fold(RegistryCodec.decode(Json.strict().parse(line, 0, line.length)));
        assertThat(task.value(field)).isEqualTo(value);
    }

    @ParameterizedTest
    @EnumSource(TaskField.class)
    void computedFieldsAreNotBelieved(TaskField field) {
        if (field.origin() == TaskField.Origin.COMPUTED) {
            Task without = fold(event(0, EventType.CREATED, Map.of()));
            Task claimed = fold(event(0, EventType.CREATED, Map.of(field.text(), "claimed")));
            assertThat(claimed.value(field)).isEqualTo(without.value(field));
        }
    }

    @Test
    void unknownFieldsAreKept() {
        assertThat(fold(event(0, EventType.CREATED, Map.of("colour", "red"))).fields()).containsEntry("colour", "red");
    }

    @Test
    void reportedUsageOverridesTheMeasuredOneWhicheverCameFirst() {
        TaskEvent created = event(0, EventType.CREATED, Map.of());
        TaskEvent measured = event(1, EventType.SNAPSHOT,
                Map.of("resource_usage", Map.of("source", "measured", "cpu_seconds", 1L, "disk_read_mb", 7L)));
        TaskEvent reported = event(1, EventType.PROGRESS, Map.of("resource_usage", Map.of("cpu_seconds", 2L)));
        for (Task task : List.of(fold(created, measured, reported), fold(created, reported, measured))) {
            assertThat(task.value(TaskField.CPU_SECONDS)).isEqualTo(2L);
            assertThat(task.value(TaskField.DISK_READ_MB)).isEqualTo(7L);
        }
    }

    @Test
    void deadlineIsMetUpToItsLastMoment() {
        TaskEvent created = event(0, EventType.CREATED, Map.of("sla_hours", Decimal.parse("0.5")));
        assertThat(fold(created).slaDeadline()).isEqualTo(START.plusSeconds(1800));
        assertThat(fold(created).slaMet()).isNull();
        assertThat(fold(created, event(1800, EventType.COMPLETED, Map.of())).slaMet()).isTrue();
        assertThat(fold(created, event(1801, EventType.COMPLETED, Map.of())).slaMet()).isFalse();
        assertThat(fold(created, event(1, EventType.FAILED, Map.of())).slaMet()).isFalse();
        assertThat(fold(event(0, EventType.CREATED, Map.of("sla_hours", Decimal.parse("1e18")))).slaDeadline()).isNull();
    }

    @Test
    void objectsAreMergedAndIllegalEventsChangeNothing() {
        TaskEvent created = event(0, EventType.CREATED, Map.of("metadata", Map.of("a", 1L, "b", 1L)));
        TaskEvent updated = event(1, EventType.UPDATED, Map.of("metadata", Map.of("b", 2L)));
        Task done = fold(created, updated, event(5, EventType.COMPLETED, Map.of()));
        assertThat(done.value(TaskField.METADATA)).isEqualTo(Map.of("a", 1L, "b", 2L));
        assertThat(TaskFold.apply(done, event(9, EventType.FAILED, Map.of("error_message", "late")))).isEqualTo(done);
        assertThat(TaskFold.apply(null, updated)).isNull();
    }

    @Test
    void onlyTheLastEventGetsADuration() {
        Task task = fold(event(0, EventType.CREATED, Map.of()));
        TaskEvent progress = event(1, EventType.PROGRESS, Map.of());
        assertThat(TaskFold.withDuration(task, progress)).isEqualTo(progress);
        assertThat(TaskFold.withDuration(task, event(3, EventType.FAILED, Map.of())).fields())
                .isEqualTo(Map.of("duration_seconds", Decimal.valueOf(3), "duration_from", "created"));
        TaskEvent beforeItBegan = event(-1, EventType.FAILED, Map.of());
        assertThat(TaskFold.withDuration(task, beforeItBegan)).isEqualTo(beforeItBegan);
    }

    private static Object sample(TaskField field) {
        return switch (field.kind()) {
            case TEXT -> "text of " + field.text();
            case NUMBER -> Decimal.parse("1.5");
            case SIGNED -> Decimal.parse("-1.5");
            case COUNT, PRIORITY -> 7L;
            case FLAG -> true;
            case INSTANT -> "2025-11-17T13:00:00.000000Z";
            case TEXTS, IDS -> List.of("a", "b");
            case OBJECT -> Map.of("k", 1L);
            case ANY -> List.of(1L, Map.of("k", "v"));
        };
    }

    private static TaskEvent event(long second, EventType type, Map<String, @Nullable Object> fields) {
        return new TaskEvent(START.plusSeconds(second), type, "a", new LinkedHashMap<>(fields));
    }

    private static Task fold(TaskEvent... events) {
        Task task = null;
        for (TaskEvent event : events) {
            task = TaskFold.apply(task, event);
        }
        assertThat(task).isNotNull();
        return Objects.requireNonNull(task);
    }
}
