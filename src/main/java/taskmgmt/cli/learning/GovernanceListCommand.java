package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Numbers;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.policy.Approval;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Shows what governance has decided, and what waits for it. */
final class GovernanceListCommand extends Command {
    /** Held, and ended by its own before anybody decided. */
    private static final String WITHDRAWN = "withdrawn";
    private static final List<Column> COLUMNS = List.of(Column.exact("task_id", "TASK"), Column.exact("state", "STATE"),
            Column.exact("risk", "RISK"), Column.text("component", "COMPONENT"), Column.exact("version", "VERSION"),
            Column.text("proposed_by", "PROPOSED BY"), Column.text("decided_by", "DECIDED BY"),
            Column.exact("approval_id", "APPROVAL"), Column.exact("created_at", "CREATED"), Column.text("reason", "REASON"));

    private final Option<String> state = option("--state").oneOf("held", "approved", "rejected", WITHDRAWN).text("only in this state");
    private final Option<Integer> limit = option("--limit").as(Numbers.between(1, Integer.MAX_VALUE), "N").text("the newest N only");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    GovernanceListCommand() {
        super("governance list", "list the updates that governance has decided about or holds, the newest first");
        details("decided_by is empty where the risk alone decided. Withdrawn is what was cancelled or failed while it was held.");
        examples("task-mgmt governance list --state held", "task-mgmt governance list --json | jq '.[] | select(.risk == \"high\")'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<@Nullable Object[]> found = new ArrayList<>();
        for (Task task : log.reader(session).tasks(id -> true).values()) {
            Approval approval = Approval.of(task);
            if (approval != null && (!state.isSet() || state.get().equals(state(task, approval)))) {
                found.add(row(task, approval));
            }
        }
        RowWriter rows = output.rows(COLUMNS, session);
        List<@Nullable Object[]> newest = found.reversed();
        for (@Nullable Object[] row : newest.subList(0, Math.min(limit.or(Integer.MAX_VALUE), newest.size()))) {
            rows.row(row);
        }
        rows.finish();
        return ExitCode.DONE;
    }

    private static @Nullable Object[] row(Task task, Approval approval) {
        Map<?, ?> metadata = task.value(TaskField.METADATA) instanceof Map<?, ?> map ? map : Map.of();
        return new @Nullable Object[] {task.id(), state(task, approval), approval.risk() == null ? null : approval.risk().text(),
            metadata.get("component"), metadata.get("version"), task.text(TaskField.CREATED_BY), orNull(approval.by()),
            orNull(approval.approvalId()), task.timeline().createdAt(), orNull(approval.reason())};
    }

    private static String state(Task task, Approval approval) {
        return approval.state() == Approval.State.HELD && task.status().isTerminal() ? WITHDRAWN : approval.state().text();
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
