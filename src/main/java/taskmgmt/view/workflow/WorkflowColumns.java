package taskmgmt.view.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Format;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.run.RunTerms;

/** Lists of workflows and of runs. */
public final class WorkflowColumns {
    /** Enough of a version to distinguish it from others. */
    private static final int SHORT = 12;

    private WorkflowColumns() {}

    /**
     * A stored workflow.
     *
     * @param version  the current one
     * @param versions how many there are
     * @param about    its description; null if it has none
     */
    public record Kept(String id, String version, int versions, Instant keptAt, String keptBy, int steps, @Nullable String about) {}

    public static Listing<Kept> kept(Format format) {
        return FieldList.<Kept>in(format)
                .exact("workflow", "WORKFLOW", Kept::id)
                .exact("version", "VERSION", each -> shown(each.version, format))
                .number("versions", "VERSIONS", each -> (long) each.versions)
                .number("steps", "STEPS", each -> (long) each.steps)
                .age("kept_at", "KEPT", Kept::keptAt)
                .text("description", "DESCRIPTION", Kept::about)
                .program("kept_by", Kept::keptBy);
    }

    /** Definitions that come with the program. */
    public static Listing<Definition> templates(Format format) {
        return FieldList.<Definition>in(format)
                .exact("template", "TEMPLATE", Definition::id)
                .text("description", "DESCRIPTION", Definition::about)
                .number("steps", "STEPS", each -> (long) each.all().size())
                .exact("params", "PARAMETERS", each -> String.join(", ", each.params().keySet()));
    }

    /** Runs in any state. */
    public static Listing<Task> runs(Format format) {
        return FieldList.<Task>in(format)
                .exact("run_id", "RUN", Task::id).key()
                .exact("workflow", "WORKFLOW", each -> terms(each).workflow())
                .state("status", "STATUS", each -> each.status().text())
                .age("started_at", "STARTED", Task::startedAt)
                .number("duration_seconds", "TOOK", Task::duration)
                .number("attempt", "ATTEMPT", each -> each.tally().retries() + 1L)
                .text("error_message", "ERROR", each -> each.status() == Status.FAILED ? each.value(TaskField.ERROR_MESSAGE)
                        : each.status() == Status.CANCELLED ? each.value(TaskField.REASON) : null)
                .program("version", each -> terms(each).version())
                .program("params", each -> terms(each).params());
    }

    static String shown(String version, Format format) {
        return format == Format.TABLE ? version.substring(0, SHORT) : version;
    }

    private static RunTerms terms(Task task) {
        RunTerms terms = RunTerms.of(task);
        if (terms == null) {
            throw new IllegalArgumentException("task " + task.id() + " is no run of a workflow");
        }
        return terms;
    }
}
