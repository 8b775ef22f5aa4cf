package taskmgmt.imports.task;

import java.time.Instant;
import java.util.ArrayList;
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
import taskmgmt.task.TaskField;

/**
 * The file {@code issues.jsonl} of beads: one issue a line. Its priorities run from 0, the most urgent, to 4. It does not say when
 * work on an issue began: for an issue in progress, the last change counts as the start.
 */
final class BeadsIssues implements TaskFormat {
    static final String NAME = "beads";

    private static final int[] PRIORITIES = {10, 8, 5, 3, 1};

    private final ImportContext context;

    BeadsIssues(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String id = fields.text("id");
        Instant created = fields.time("created_at");
        Instant closed = fields.time("closed_at", created);
        if (!fields.textOr("_type", "issue").equals("issue")) {
            sink.passedOver(row); // such as the memories of an agent
            return;
        }
        if (id == null || (created == null && closed == null)) {
            sink.unusable(row, id == null ? "no id" : "no time in created_at");
            return;
        }
        String status = fields.textOr("status", "open");
        Instant updated = fields.time("updated_at", created);
        Instant started = fields.time("started_at", created);
        boolean isGuess = started == null && (status.equals("in_progress") || status.equals("hooked"));
        boolean isDeleted = status.equals("tombstone");
        fields.ignore("content_hash", "compaction_level", "original_size");
        WorkBuilder work = new WorkBuilder(fields, NAME, context.prefixOr(""), id)
                .type(context, fields.textOr("issue_type", "task")).subsystem(context, NAME).title(fields.text("title"))
                .creation(TaskField.DESCRIPTION, fields.text("description"))
                .creation(TaskField.ASSIGNED_TO, fields.text("assignee"))
                .creation(TaskField.CREATED_BY, fields.text("created_by"))
                .creation(TaskField.TAGS, fields.texts("labels"))
                .dependsOn(linked(fields, "blocks")).parent(linked(fields, "parent-child").stream().findFirst().orElse(null))
                .metadata(isGuess ? "started_from" : "issue", isGuess ? "updated_at" : null)
                .created(created).started(isGuess ? updated : started)
                .outcome(isDeleted ? Outcome.CANCELLED : outcome(fields, status))
                .ended(isDeleted ? fields.time("deleted_at", created) : closed)
                .error(fields.firstText("delete_reason", "close_reason"));
        priority(fields, work);
        sink.work(work.build());
    }

    private Outcome outcome(Fields fields, String status) {
        Outcome outcome = switch (status) {
            case "blocked", "deferred", "pinned" -> Outcome.PENDING;
            case "hooked" -> Outcome.ACTIVE; // an agent has taken it
            default -> context.words().of(status);
        };
        if (outcome == null) {
            fields.refused("status");
            return Outcome.PENDING;
        }
        return outcome;
    }

    private static void priority(Fields fields, WorkBuilder work) {
        Long level = fields.whole("priority");
        if (level != null && level >= 0 && level < PRIORITIES.length) {
            work.priority(PRIORITIES[level.intValue()]);
        } else if (level != null) {
            fields.refused("priority");
        }
    }

    /** The ids of the issues that this one depends on in this way. */
    private static List<String> linked(Fields fields, String kind) {
        List<String> ids = new ArrayList<>();
        for (Object each : fields.value("dependencies") instanceof List<?> list ? list : List.<@Nullable Object>of()) {
            if (each instanceof Map<?, ?> link && kind.equals(link.get("type")) && link.get("depends_on_id") instanceof String id) {
                ids.add(id);
            }
        }
        return ids;
    }
}
