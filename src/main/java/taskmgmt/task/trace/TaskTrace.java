package taskmgmt.task.trace;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;

/**
 * The ids that identify a task in traces. The span of an attempt is derived from the id of the task, its creation time and the
 * number of the attempt, so that every reader of the log computes the same span, and a span that is exported twice is one span. The
 * trace is the one given when the task was created; otherwise that of the parent task; otherwise one of its own.
 *
 * @param traceId      the trace
 * @param spanId       the current or last attempt
 * @param parentSpanId null if the trace begins with the task
 */
public record TaskTrace(String traceId, String spanId, @Nullable String parentSpanId) {
    /** The metadata keys for the trace context that was given with the task. */
    static final String TRACE = "trace_id";
    static final String PARENT = "parent_span_id";

    /** The key of the task that created this one. */
    private static final String PARENT_TASK = "parent_id";

    /** The part of the given context that goes into the task's metadata, merged with the user's own metadata, which takes precedence. */
    public static Map<String, @Nullable Object> kept(@Nullable TraceContext given, Map<String, ? extends @Nullable Object> metadata) {
        Map<String, @Nullable Object> kept = new LinkedHashMap<>();
        if (given != null) {
            kept.put(TRACE, given.traceId());
            kept.put(PARENT, given.spanId());
        }
        kept.putAll(metadata);
        return kept;
    }

    /**
     * The ids of a task.
     *
     * @param parent the ids of the task that created it; null if there is none
     */
    public static TaskTrace of(Task task, @Nullable TaskTrace parent) {
        String span = span(task, task.tally().retries() + 1);
        Map<String, @Nullable Object> metadata = TaskEvent.asObject(task.value(TaskField.METADATA));
        if (metadata.get(TRACE) instanceof String trace && TraceContext.isId(trace, TraceContext.TRACE_DIGITS)) {
            String above = metadata.get(PARENT) instanceof String known && TraceContext.isId(known, TraceContext.SPAN_DIGITS) ? known : null;
            return new TaskTrace(trace, span, above != null ? above : parent != null && parent.traceId.equals(trace) ? parent.spanId : null);
        }
        return parent != null ? new TaskTrace(parent.traceId, span, parent.spanId)
                : new TaskTrace(hash("trace", task, 0).substring(0, TraceContext.TRACE_DIGITS), span, null);
    }

    /** The id of the task that created it; null if it names none. */
    public static @Nullable String parentOf(Task task) {
        Object parent = task.fields().get(PARENT_TASK);
        Object imported = parent != null ? parent : TaskEvent.asObject(task.value(TaskField.METADATA)).get(PARENT_TASK);
        return imported instanceof String id && !id.equals(task.id()) ? id : null;
    }

    private static String span(Task task, int attempt) {
        return hash("span", task, attempt).substring(0, TraceContext.SPAN_DIGITS);
    }

    private static String hash(String what, Task task, int attempt) {
        Instant created = task.createdAt();
        String text = what + '\n' + task.id() + '\n' + created.getEpochSecond() + '.' + created.getNano() + '\n' + attempt;
        return Sha256.hex(Sha256.starting().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /** The context handed to the process that works on the task: its span is in the log. */
    public TraceContext context() {
        return new TraceContext(traceId, spanId, true);
    }
}
