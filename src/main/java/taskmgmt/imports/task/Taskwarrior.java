package taskmgmt.imports.task;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/**
 * The output of Taskwarrior's {@code task export}. The uuid is the task's id. The templates of recurring tasks are skipped: their
 * instances are tasks.
 */
final class Taskwarrior implements TaskFormat {
    static final String NAME = "taskwarrior";

    private final ImportContext context;

    Taskwarrior(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String uuid = fields.text("uuid");
        String status = fields.textOr("status", "pending");
        if (uuid == null) {
            sink.unusable(row, "no uuid");
            return;
        }
        if (status.equals("recurring")) {
            sink.passedOver(row);
            return;
        }
        Instant entry = fields.time("entry");
        Instant started = fields.time("start", entry);
        Instant ended = fields.time("end", started);
        if (entry == null && started == null && ended == null) {
            sink.unusable(row, "no time in entry, start or end");
            return;
        }
        fields.ignore("id", "modified", "urgency", "mask", "imask");
        Instant due = fields.time("due");
        String project = fields.text("project");
        sink.work(new WorkBuilder(fields, NAME, context.prefixOr(""), uuid)
                .type(context, "task").subsystem(context, project == null ? NAME : project).title(fields.text("description"))
                .creation(TaskField.TAGS, fields.texts("tags"))
                .creation(TaskField.SLA_DEADLINE, due == null ? null : Rfc3339.format(due))
                .priority("priority", level(fields.text("priority")))
                .dependsOn(fields.texts("depends")).parent(fields.text("parent"))
                .metadata("project", project)
                .created(entry).started(started).outcome(outcome(fields, status, started)).ended(ended)
                .error(status.equals("deleted") ? "deleted" : null)
                .build());
    }

    private Outcome outcome(Fields fields, String status, @Nullable Instant started) {
        Outcome outcome = context.words().of(status);
        if (outcome == null) {
            fields.refused("status");
        }
        return outcome == null || outcome == Outcome.PENDING ? (started == null ? Outcome.PENDING : Outcome.ACTIVE) : outcome;
    }

    private static @Nullable String level(@Nullable String priority) {
        return priority == null ? null : switch (priority) {
            case "H" -> "high";
            case "M" -> "medium";
            case "L" -> "low";
            default -> priority;
        };
    }
}
