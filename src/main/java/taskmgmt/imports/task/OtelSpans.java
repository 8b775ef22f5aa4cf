package taskmgmt.imports.task;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;

/**
 * Spans of OpenTelemetry in OTLP JSON, as the collector's file exporter writes them. A row is one element of {@code resourceSpans},
 * with the spans of one service. A span is identified by its trace id and its span id.
 */
final class OtelSpans implements TaskFormat {
    static final String NAME = "otel-spans";

    private static final List<String> SCOPES = List.of("scopeSpans", "scope_spans", "instrumentationLibrarySpans");

    /** Attributes of the spans that this program exports. */
    private static final String TITLE = "task_mgmt.task.title";
    private static final String STATUS = "task_mgmt.task.status";

    private final ImportContext context;

    OtelSpans(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Map<String, @Nullable Object> resource = attributes(object(row.values().get("resource")).get("attributes"));
        boolean hasSpans = false;
        for (String key : SCOPES) {
            for (Object scope : list(row.values().get(key))) {
                for (Object span : list(object(scope).get("spans"))) {
                    hasSpans = true;
                    span(row, object(span), resource, sink);
                }
            }
        }
        if (!hasSpans && isOfAnotherSignal(row)) {
            sink.passedOver(row);
        } else if (!hasSpans) {
            sink.unusable(row, "no resourceSpans with scopeSpans with spans, which OTLP in JSON has");
        }
    }

    /** A collector writes metrics, logs and profiles to the same file. */
    private static boolean isOfAnotherSignal(Row row) {
        return row.values().keySet().stream().anyMatch(key -> key.startsWith("resource")
                && (key.endsWith("Logs") || key.endsWith("Metrics") || key.endsWith("Profiles")));
    }

    private void span(Row row, Map<String, @Nullable Object> span, Map<String, @Nullable Object> resource, WorkSink sink) {
        Row own = new Row(row.number(), span);
        Fields fields = new Fields(own, context.times());
        String trace = fields.firstText("traceId", "trace_id");
        String id = fields.firstText("spanId", "span_id");
        Instant started = time(fields, null, "startTimeUnixNano", "start_time_unix_nano");
        Instant ended = time(fields, started, "endTimeUnixNano", "end_time_unix_nano");
        if (trace == null || id == null || started == null) {
            sink.unusable(own, trace == null ? "no traceId" : id == null ? "no spanId" : "no time in startTimeUnixNano");
            return;
        }
        String parent = fields.firstText("parentSpanId", "parent_span_id");
        String code = fields.textOr("status.code", "");
        boolean failed = code.equals("2") || code.equals("STATUS_CODE_ERROR");
        fields.ignoreOthers();
        Map<String, @Nullable Object> attributes = attributes(fields.value("attributes"));
        boolean cancelled = "cancelled".equals(attributes.get(STATUS)); // OpenTelemetry has no status for it
        WorkBuilder work = new WorkBuilder(fields, NAME, context.prefixOr(""), trace + ":" + id)
                .subsystem(context, String.valueOf(resource.getOrDefault("service.name", "otel")))
                .type(context, fields.textOr("name", "span"))
                .title(attributes.get(TITLE) instanceof String title ? title : fields.text("name"))
                .parent(parent == null ? null : trace + ":" + parent)
                .metadata("kind", kind(fields.textOr("kind", ""))).metadata("trace_id", trace)
                .started(started)
                .outcome(failed ? Outcome.FAILED : cancelled ? Outcome.CANCELLED : ended == null ? Outcome.ACTIVE : Outcome.COMPLETED).ended(ended)
                .error(failed ? fields.textOr("status.message", "error") : null);
        attributes.forEach(work::metadata);
        work.metadata("resource", resource.isEmpty() ? null : resource);
        sink.work(work.build());
    }

    private static String kind(String kind) {
        return switch (kind) {
            case "1", "SPAN_KIND_INTERNAL" -> "internal";
            case "2", "SPAN_KIND_SERVER" -> "server";
            case "3", "SPAN_KIND_CLIENT" -> "client";
            case "4", "SPAN_KIND_PRODUCER" -> "producer";
            case "5", "SPAN_KIND_CONSUMER" -> "consumer";
            default -> "unspecified";
        };
    }

    /** {@code [{"key": …, "value": {"stringValue": …}}]} as a plain object. */
    private static Map<String, @Nullable Object> attributes(@Nullable Object list) {
        Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
        for (Object each : list(list)) {
            Map<String, @Nullable Object> attribute = object(each);
            Map<String, @Nullable Object> value = object(attribute.get("value"));
            if (attribute.get("key") instanceof String key && !value.isEmpty()) {
                attributes.put(key, plain(value));
            }
        }
        return attributes;
    }

    /** {@code {"intValue": "5"}} as a number, because protocol buffers JSON writes long integers as strings; lists and objects as such. */
    private static @Nullable Object plain(Map<String, @Nullable Object> value) {
        Map.Entry<String, @Nullable Object> first = value.entrySet().iterator().next();
        return switch (first.getKey()) {
            case "intValue", "int_value" -> whole(first.getValue());
            case "arrayValue", "array_value" -> list(object(first.getValue()).get("values")).stream()
                    .<@Nullable Object>map(each -> object(each).isEmpty() ? null : plain(object(each))).toList();
            case "kvlistValue", "kvlist_value" -> attributes(object(first.getValue()).get("values"));
            default -> first.getValue();
        };
    }

    private static @Nullable Instant time(Fields fields, @Nullable Instant notBefore, String name, String otherName) {
        Instant time = fields.time(name, notBefore);
        return time == null ? fields.time(otherName, notBefore) : time;
    }

    private static @Nullable Object whole(@Nullable Object value) {
        try {
            return value instanceof String digits ? (Object) Long.valueOf(digits) : value;
        } catch (NumberFormatException e) {
            return value; // kept as written
        }
    }

    @SuppressWarnings("unchecked") // a parsed object's keys are strings
    private static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : List.of();
    }
}
