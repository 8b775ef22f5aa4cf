package taskmgmt.task.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

class TaskTraceTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";
    private static final Instant AT = Instant.parse("2026-01-05T09:00:00Z");

    private static Task task(String id, Instant at, Map<String, @Nullable Object> fields) {
        return Objects.requireNonNull(TaskFold.apply(null, new TaskEvent(at, EventType.CREATED, id, fields)));
    }

    private static Map<String, @Nullable Object> metadata(String key, String value, String other, String otherValue) {
        Map<String, @Nullable Object> metadata = new HashMap<>();
        metadata.put(key, value);
        metadata.put(other, otherValue);
        Map<String, @Nullable Object> fields = new HashMap<>();
        fields.put("metadata", metadata);
        return fields;
    }

    @Test
    void aTaskOfItsOwnBeginsATraceThatIsTheSameForEverybody() {
        TaskTrace trace = TaskTrace.of(task("a", AT, Map.of()), null);
        assertThat(trace).isEqualTo(TaskTrace.of(task("a", AT, Map.of("title", "other")), null));
        assertThat(trace.traceId()).hasSize(32).matches("[0-9a-f]+");
        assertThat(trace.spanId()).hasSize(16).matches("[0-9a-f]+");
        assertThat(trace.parentSpanId()).isNull();
        assertThat(TraceContext.parse(trace.context().text())).isEqualTo(new TraceContext(trace.traceId(), trace.spanId(), true));
    }

    @Test
    void anotherIdAnotherTimeAndAnotherAttemptAreOtherSpans() {
        Task task = task("a", AT, Map.of());
        Task failed = Objects.requireNonNull(TaskFold.apply(task, new TaskEvent(AT.plusSeconds(1), EventType.FAILED, "a", Map.of("error_message", "x"))));
        Task again = Objects.requireNonNull(TaskFold.apply(failed, new TaskEvent(AT.plusSeconds(2), EventType.RETRYING, "a", Map.of())));
        TaskTrace first = TaskTrace.of(task, null);
        assertThat(TaskTrace.of(failed, null)).isEqualTo(first);
        assertThat(TaskTrace.of(again, null).spanId()).isNotEqualTo(first.spanId());
        assertThat(TaskTrace.of(again, null).traceId()).isEqualTo(first.traceId());
        assertThat(TaskTrace.of(task("b", AT, Map.of()), null).traceId()).isNotEqualTo(first.traceId());
        assertThat(TaskTrace.of(task("a", AT.plusNanos(1_000), Map.of()), null).traceId()).isNotEqualTo(first.traceId());
    }

    @Test
    void aChildIsInTheTraceOfItsParentUnlessItWasGivenOne() {
        TaskTrace parent = TaskTrace.of(task("a", AT, Map.of()), null);
        TaskTrace child = TaskTrace.of(task("b", AT, Map.of("parent_id", "a")), parent);
        assertThat(child.traceId()).isEqualTo(parent.traceId());
        assertThat(child.parentSpanId()).isEqualTo(parent.spanId());
        TaskTrace given = TaskTrace.of(task("b", AT, metadata("trace_id", TRACE, "parent_span_id", SPAN)), parent);
        assertThat(given.traceId()).isEqualTo(TRACE);
        assertThat(given.parentSpanId()).isEqualTo(SPAN);
        assertThat(TaskTrace.of(task("b", AT, metadata("trace_id", parent.traceId(), "parent_span_id", "no")), parent).parentSpanId())
                .isEqualTo(parent.spanId());
        assertThat(TaskTrace.of(task("b", AT, metadata("trace_id", TRACE, "parent_span_id", "no")), parent).parentSpanId()).isNull();
        assertThat(TaskTrace.of(task("b", AT, metadata("trace_id", TRACE, "x", "y")), null).parentSpanId()).isNull();
        assertThat(TaskTrace.of(task("b", AT, metadata("trace_id", "none of them", "x", "y")), parent)).isEqualTo(child);
    }

    @Test
    void aParentIsNamedByAFieldOrByTheMetadataThatAnImportKeeps() {
        assertThat(TaskTrace.parentOf(task("b", AT, Map.of("parent_id", "a")))).isEqualTo("a");
        assertThat(TaskTrace.parentOf(task("b", AT, metadata("parent_id", "a", "x", "y")))).isEqualTo("a");
        assertThat(TaskTrace.parentOf(task("b", AT, Map.of("parent_id", "b")))).isNull();
        assertThat(TaskTrace.parentOf(task("b", AT, Map.of("parent_id", 5L)))).isNull();
        assertThat(TaskTrace.parentOf(task("b", AT, Map.of()))).isNull();
    }

    @Test
    void whatIsKeptIsWhatWasHandedOverUnlessItsUserSaysOtherwise() {
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("a", 1L);
        own.put("trace_id", "mine");
        assertThat(TaskTrace.kept(new TraceContext(TRACE, SPAN, true), own)).isEqualTo(Map.of("trace_id", "mine", "parent_span_id", SPAN, "a", 1L));
        assertThat(TaskTrace.kept(null, own)).isEqualTo(own);
    }
}
