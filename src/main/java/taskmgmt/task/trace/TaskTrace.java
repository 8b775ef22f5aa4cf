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
 * The ids by which a task is known in traces. The span of an attempt follows from the id of the task, when it was created and the number of
 * the attempt, so that everybody who reads the log finds the same one, and a span that is exported twice is one. The trace is that of whoever
 * had the task made, where they said so; else that of its parent; else one of its own.
 *
 * @param traceId      the trace
 * @param spanId       of the attempt that is under way, or was the last one
 * @param parentSpanId null where the trace begins with the task
 */
public record TaskTrace(String traceId, String spanId, @Nullable String parentSpanId) {
    /** The keys in the metadata of a task for what was handed over with it. */
    static final String TRACE = "trace_id";
    static final String PARENT = "parent_span_id";

    /** The key of the task that had this one made. */
    private static final String PARENT_TASK = "parent_id";

    /** What is kept in the metadata of a task of what was handed over, with what its user wants to be kept, which counts before. */
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
     * @param parent those of the task that had it made; null where nobody knows of one
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

    /** The id of the task that had it made; null where it says nothing of one. */
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

    /** What is handed to what works on the task: the log has its span. */
    public TraceContext context() {
        return new TraceContext(traceId, spanId, true);
    }
}
