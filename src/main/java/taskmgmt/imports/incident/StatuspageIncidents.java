package taskmgmt.imports.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Row;
import taskmgmt.incident.Severity;

/** {@code incidents.json} of an Atlassian Statuspage status page. Its posts about an incident become the actions. */
final class StatuspageIncidents implements IncidentFormat {
    static final String NAME = "statuspage";

    private final ImportContext context;

    StatuspageIncidents(ImportContext context) {
        this.context = context;
    }

    @Override
    public Reading read(Row row) {
        Fields fields = new Fields(row, context.times());
        if (isPlanned(fields)) {
            return Reading.passedOver();
        }
        String id = fields.text("id");
        Instant created = fields.time("created_at");
        Instant started = fields.time("started_at");
        Instant detected = created == null ? started : created;
        if (id == null || detected == null) {
            return Reading.fault(id == null ? "no id" : "no time in created_at or started_at");
        }
        String status = fields.textOr("status", "");
        boolean isOver = List.of("resolved", "postmortem", "completed").contains(status);
        Instant resolved = isOver ? fields.time("resolved_at", detected) : null;
        List<String> components = names(fields.value("components"));
        List<Update> updates = updates(fields);
        Map<String, @Nullable Object> own = new LinkedHashMap<>();
        own.put("title", fields.text("name"));
        own.put("url", fields.text("shortlink"));
        own.put("components", components.size() > 1 ? components : null);
        own.put("impact", fields.text("impact"));
        fields.ignore("updated_at", "monitoring_at", "page_id", "incident_updates", "reminder_intervals");
        Instant over = isOver && resolved == null ? resolution(updates) : resolved;
        detected = started != null && over != null && detected.isAfter(over) ? started : detected; // entered after it was over
        return Reading.of(new ForeignIncident(row.number(), id(id), started, detected, takenUp(updates), isOver, over,
                components.isEmpty() ? fields.textOr("name", "unknown") : components.getFirst(), severity(fields.textOr("impact", "")),
                updates.stream().map(Update::text).toList(), ForeignIncident.metadata(fields, NAME, own)));
    }

    /** Some answers of the API list maintenance among the incidents: nothing failed, and nothing was repaired. */
    private static boolean isPlanned(Fields fields) {
        return "maintenance".equals(fields.text("impact")) || fields.text("scheduled_for") != null;
    }

    /** When its end was posted; a post-mortem may have followed days later. The last post if none says that it is over. */
    private static @Nullable Instant resolution(List<Update> updates) {
        for (Update update : updates.reversed()) {
            if (update.status().equals("resolved") || update.status().equals("completed")) {
                return update.at();
            }
        }
        return updates.isEmpty() ? null : updates.getLast().at();
    }

    private String id(String id) {
        return taskmgmt.imports.ForeignId.taskId(context.prefixOr(NAME), id);
    }

    private static Severity severity(String impact) {
        return switch (impact) {
            case "critical" -> Severity.CRITICAL;
            case "major" -> Severity.HIGH;
            case "minor" -> Severity.MEDIUM;
            default -> Severity.LOW;
        };
    }

    private record Update(Instant at, String status, String text) {}

    /** When the cause became known, or something was done about it. */
    private static @Nullable Instant takenUp(List<Update> updates) {
        for (Update update : updates) {
            if (List.of("identified", "monitoring", "in_progress", "verifying").contains(update.status())) {
                return update.at();
            }
        }
        return null;
    }

    /** The posts, oldest first; the page lists the newest first. */
    private List<Update> updates(Fields fields) {
        List<Update> updates = new ArrayList<>();
        for (Object each : fields.value("incident_updates") instanceof List<?> list ? list : List.<@Nullable Object>of()) {
            if (each instanceof Map<?, ?> map) {
                Map<String, @Nullable Object> values = new LinkedHashMap<>();
                map.forEach((key, value) -> values.put(String.valueOf(key), value));
                Fields update = new Fields(new Row(0, values), context.times());
                Instant at = update.time("display_at");
                at = at == null ? update.time("created_at") : at;
                if (at != null) {
                    String status = update.textOr("status", "");
                    updates.add(new Update(at, status, status + ": " + update.textOr("body", "")));
                }
            }
        }
        updates.sort((one, other) -> one.at().compareTo(other.at()));
        return updates;
    }

    private static List<String> names(@Nullable Object components) {
        List<String> names = new ArrayList<>();
        for (Object each : components instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                names.add(name);
            }
        }
        return names;
    }
}
