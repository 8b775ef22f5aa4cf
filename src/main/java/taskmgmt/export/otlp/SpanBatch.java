package taskmgmt.export.otlp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonLineWriter;

/** Spans as one {@code ExportTraceServiceRequest}: grouped by service, in the order of arrival. */
record SpanBatch(List<TaskSpan> spans, String version) {
    SpanBatch {
        spans = List.copyOf(spans);
    }

    /** On one line, as the collector's file exporter writes it and its receiver reads it. */
    String json() {
        Map<String, List<Object>> services = new LinkedHashMap<>();
        for (TaskSpan each : spans) {
            services.computeIfAbsent(each.service(), _ -> new ArrayList<>()).add(each.json());
        }
        List<Object> resources = new ArrayList<>();
        services.forEach((service, own) -> resources.add(resource(service, own)));
        return new String(JsonLineWriter.of(Map.of("resourceSpans", resources)), StandardCharsets.UTF_8);
    }

    private Map<String, @Nullable Object> resource(String service, List<Object> own) {
        Map<String, @Nullable Object> scope = new LinkedHashMap<>();
        scope.put("name", "task-mgmt");
        scope.put("version", version);
        Map<String, @Nullable Object> resource = new LinkedHashMap<>();
        resource.put("resource", Map.of("attributes",
                List.of(Map.of("key", "service.name", "value", Map.of("stringValue", service)))));
        resource.put("scopeSpans", List.of(Map.of("scope", scope, "spans", own)));
        return resource;
    }
}
