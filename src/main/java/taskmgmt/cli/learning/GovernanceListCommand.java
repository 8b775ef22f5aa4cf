package taskmgmt.cli.learning;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.policy.Approval;
import taskmgmt.task.Task;
import taskmgmt.time.TimeRange;
import taskmgmt.view.HeldUpdate;

/** Shows what governance has decided, and what waits for it. */
final class GovernanceListCommand extends Command {
    private final Option<String> state = option("--state").oneOf("held", "approved", "rejected", HeldUpdate.WITHDRAWN).text("only in this state");
    private final RangeOptions time = uses(RangeOptions.of("only those that were registered"));
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
        TimeRange created = time.range(session);
        List<HeldUpdate> found = new ArrayList<>();
        for (Task task : log.reader(session).tasks().tasks().values()) {
            Approval approval = Approval.of(task);
            HeldUpdate update = approval == null ? null : new HeldUpdate(task, approval);
            if (update != null && created.contains(task.createdAt()) && (!state.isSet() || state.get().equals(update.state()))) {
                found.add(update);
            }
        }
        List<HeldUpdate> newest = found.reversed();
        output.list(HeldUpdate.ROWS, newest.subList(0, Math.min(limit.or(Integer.MAX_VALUE), newest.size())), session);
        return ExitCode.DONE;
    }
}
