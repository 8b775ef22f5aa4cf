package taskmgmt.imports.incident;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ForeignId;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Row;
import taskmgmt.incident.Severity;

/** Incidents of PagerDuty, as returned by {@code GET /incidents} of its REST API. The service is what failed. */
final class PagerdutyIncidents implements IncidentFormat {
    static final String NAME = "pagerduty";

    private final ImportContext context;

    PagerdutyIncidents(ImportContext context) {
        this.context = context;
    }

    @Override
    public Reading read(Row row) {
        Fields fields = new Fields(row, context.times());
        String id = fields.text("id");
        Instant created = fields.time("created_at");
        if (row.values().containsKey("log_entries") || fields.textOr("type", "").endsWith("_log_entry")) {
            return Reading.fault("log entries are not incidents: this takes the answer of GET /incidents");
        }
        if (id == null || created == null) {
            return Reading.fault(id == null ? "no id" : "no time in created_at");
        }
        boolean isOver = "resolved".equals(fields.text("status"));
        Instant resolved = isOver ? fields.time("resolved_at", created) : null;
        if (isOver && resolved == null) {
            resolved = fields.time("last_status_change_at", created);
        }
        fields.ignoreOthers();
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("title", fields.firstText("title", "summary"));
        own.put("number", fields.text("incident_number"));
        own.put("url", fields.text("html_url"));
        own.put("urgency", fields.text("urgency"));
        own.put("priority", fields.firstText("priority.summary", "priority.name"));
        own.put("escalation_policy", fields.text("escalation_policy.summary"));
        own.put("resolved_by", isOver ? fields.text("last_status_change_by.summary") : null);
        String note = fields.text("resolve_reason.type");
        return Reading.of(new ForeignIncident(row.number(), ForeignId.taskId(context.prefixOr(NAME), id), null, created,
                acknowledged(fields), isOver, resolved, fields.textOr("service.summary", "unknown"), severity(fields),
                note == null ? List.of() : List.of(note), ForeignIncident.metadata(fields, NAME, own)));
    }

    /** The first acknowledgement; for an incident that is acknowledged now, its last change. */
    private @Nullable Instant acknowledged(Fields fields) {
        Instant first = null;
        for (Object each : fields.value("acknowledgements") instanceof List<?> list ? list : List.<@Nullable Object>of()) {
            if (each instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> at = new LinkedHashMap<>();
                at.put("at", map.get("at"));
                Instant time = new Fields(new Row(0, at), context.times()).time("at");
                first = first == null || (time != null && time.isBefore(first)) ? time : first;
            }
        }
        return first == null && "acknowledged".equals(fields.text("status")) ? fields.time("last_status_change_at") : first;
    }

    /** Derived from its priority P1 to P5 if it has one, otherwise from its urgency. */
    private static Severity severity(Fields fields) {
        String priority = fields.firstText("priority.summary", "priority.name");
        return switch (priority == null ? "" : priority.toUpperCase(Locale.ROOT)) {
            case "P1", "SEV-1", "SEV1" -> Severity.CRITICAL;
            case "P2", "SEV-2", "SEV2" -> Severity.HIGH;
            case "P3", "SEV-3", "SEV3" -> Severity.MEDIUM;
            case "P4", "P5", "SEV-4", "SEV4", "SEV-5", "SEV5" -> Severity.LOW;
            default -> "low".equals(fields.text("urgency")) ? Severity.LOW : Severity.HIGH;
        };
    }
}
