package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.policy.Approval;
import taskmgmt.store.page.TaskPages;
import taskmgmt.task.Task;
import taskmgmt.task.TaskFilter;
import taskmgmt.time.TimeRange;
import taskmgmt.view.HeldUpdate;

/** Shows what governance has decided, and what is pending. */
final class GovernanceListCommand extends Command {
    private final Options<String> states = option("--state").oneOf("held", "approved", "rejected", HeldUpdate.WITHDRAWN).anyOf("only in this state");
    private final RangeOptions time = uses(RangeOptions.of("only those that were registered"));
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("updates", HeldUpdate.ROWS,
            "newest first"));

    GovernanceListCommand() {
        super("governance list", "list configuration updates, decided or pending approval, newest first");
        details("decided_by is empty where the risk alone decided. Withdrawn is what was cancelled or failed while it was held.");
        examples("task-mgmt governance list --state held", "task-mgmt governance list --json | jq '.[] | select(.risk == \"high\")'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        TimeRange created = time.range(session);
        List<HeldUpdate> found = new ArrayList<>();
        new TaskPages(log.reader(session), log.runs(session)).all(TaskFilter.ALL.created(created), null).forEach(task -> {
            Approval approval = Approval.of(task);
            HeldUpdate update = approval == null ? null : new HeldUpdate(task, approval);
            if (update != null && (!states.isSet() || states.all().contains(update.state()))) {
                found.add(update);
            }
        });
        found.sort(Comparator.comparing(HeldUpdate::task, Task.BY_CREATION.reversed()));
        output.list(HeldUpdate.ROWS, found, session);
        return ExitCode.DONE;
    }
}
