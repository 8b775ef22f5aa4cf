package taskmgmt.export.otlp;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.task.trace.TaskTrace;
import taskmgmt.time.Micros;

/**
 * An attempt at a task that has ended, as a span.
 *
 * @param service whose work it was
 * @param json    the span in OTLP's form
 */
record TaskSpan(String service, Map<String, @Nullable Object> json) {
    private static final long INTERNAL = 1;
    private static final long OK = 1;
    private static final long ERROR = 2;
    private static final long NANOS = 1_000;

    /**
     * The span of the last attempt.
     *
     * @param task  as it was when the attempt ended
     * @param trace its ids
     * @param links the ids of the tasks it waited for
     */
    static TaskSpan of(Task task, TaskTrace trace, List<TaskTrace> links) {
        TaskRun.Moments moments = task.moments();
        boolean known = moments.started() != TaskRun.UNKNOWN;
        long start = known ? Math.min(moments.started(), moments.finished()) : moments.finished();
        Map<String, @Nullable Object> span = new LinkedHashMap<>();
        span.put("traceId", trace.traceId());
        span.put("spanId", trace.spanId());
        if (trace.parentSpanId() != null) {
            span.put("parentSpanId", trace.parentSpanId());
        }
        span.put("name", task.type());
        span.put("kind", INTERNAL);
        span.put("startTimeUnixNano", nanos(start));
        span.put("endTimeUnixNano", nanos(moments.finished()));
        span.put("attributes", attributes(task));
        if (!links.isEmpty()) {
            span.put("links", links.stream().map(TaskSpan::link).toList());
        }
        span.put("status", status(task));
        return new TaskSpan(task.subsystem(), span);
    }

    /** As a string: JSON numbers are limited to 53 bits. */
    private static String nanos(long micros) {
        return Math.multiplyHigh(micros, NANOS) == micros * NANOS >> 63 ? Long.toString(micros * NANOS) : "0";
    }

    private static Map<String, @Nullable Object> link(TaskTrace trace) {
        Map<String, @Nullable Object> link = new LinkedHashMap<>();
        link.put("traceId", trace.traceId());
        link.put("spanId", trace.spanId());
        link.put("attributes", new Attributes().put("task_mgmt.link", "depends_on").list());
        return link;
    }

    private static Map<String, @Nullable Object> status(Task task) {
        Map<String, @Nullable Object> status = new LinkedHashMap<>();
        if (task.status() == Status.FAILED) {
            status.put("code", ERROR);
            if (task.value(TaskField.ERROR_MESSAGE) instanceof String message) {
                status.put("message", message);
            }
        } else if (task.status() == Status.COMPLETED) {
            status.put("code", OK);
        }
        return status;
    }

    private static List<Object> attributes(Task task) {
        TaskRun.Moments moments = task.moments();
        Map<String, @Nullable Object> metadata = TaskEvent.asObject(task.value(TaskField.METADATA));
        Attributes attributes = new Attributes()
                .put("task_mgmt.task.id", task.id())
                .put("task_mgmt.task.title", task.title())
                .put("task_mgmt.task.status", task.status().text())
                .put("task_mgmt.task.attempt", task.tally().retries() + 1L)
                .put("task_mgmt.task.priority", (long) task.priority())
                .put("task_mgmt.task.created_by", task.value(TaskField.CREATED_BY))
                .put("task_mgmt.task.assigned_to", task.value(TaskField.ASSIGNED_TO))
                .put("task_mgmt.task.tags", task.tags().isEmpty() ? null : task.tags())
                .put("task_mgmt.task.parent_id", TaskTrace.parentOf(task))
                .put("task_mgmt.task.reason", task.value(TaskField.REASON))
                .put("task_mgmt.task.sla_met", task.slaMet())
                .put("task_mgmt.task.created_at", text(Micros.instant(moments.created())))
                .put("process.exit.code", metadata.get("exit_code"))
                .put("process.command_args", metadata.get("command"))
                .put("process.working_directory", metadata.get("directory"))
                .put("host.name", metadata.get("host"))
                .put("vcs.ref.head.revision", metadata.get("git_commit"));
        boolean waited = task.tally().retries() == 0 && moments.started() != TaskRun.UNKNOWN && moments.started() >= moments.created();
        if (waited) {
            attributes.put("task_mgmt.task.queue_seconds", Micros.seconds(moments.started() - moments.created()));
        }
        task.usage().figures().forEach((name, amount) -> attributes.figure("task_mgmt." + name, amount));
        return attributes.list();
    }

    /** {@code {"key": …, "value": {"stringValue": …}}} for each attribute. */
    private static final class Attributes {
        private final List<Object> list = new ArrayList<>();

        /** Adds an attribute; leaves it out if unknown. */
        Attributes put(String key, @Nullable Object value) {
            Map<String, @Nullable Object> typed = value == null ? null : typed(value);
            if (typed != null) {
                Map<String, @Nullable Object> attribute = new LinkedHashMap<>();
                attribute.put("key", key);
                attribute.put("value", typed);
                list.add(attribute);
            }
            return this;
        }

        /** Adds a figure, always with the same type: a trace store keeps one type for each key. */
        void figure(String key, @Nullable Object value) {
            if (value instanceof Number) {
                list.add(Map.of("key", key, "value", Map.of("doubleValue", value)));
            } else {
                put(key, value);
            }
        }

        List<Object> list() {
            return List.copyOf(list);
        }

        private static Map<String, @Nullable Object> typed(Object value) {
            Map<String, @Nullable Object> typed = new LinkedHashMap<>();
            switch (value) {
                case Boolean flag -> typed.put("boolValue", flag);
                case Long number -> typed.put("intValue", number.toString()); // 64-bit integers are strings in the JSON of protocol buffers
                case Integer number -> typed.put("intValue", number.toString());
                case Number number -> typed.put("doubleValue", number);
                case List<?> values -> typed.put("arrayValue", values(values));
                default -> typed.put("stringValue", value.toString());
            }
            return typed;
        }

        private static Map<String, @Nullable Object> values(List<?> values) {
            Map<String, @Nullable Object> array = new LinkedHashMap<>();
            array.put("values", values.stream().filter(each -> each != null).map(Attributes::typed).toList());
            return array;
        }
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
