package taskmgmt.cli.rollout;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.render.Format;
import taskmgmt.view.rollout.RolloutColumns;

/** Lists the feature flags. */
final class FlagListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("flags", RolloutColumns.flags(Format.JSON), "by name"));

    FlagListCommand() {
        super("flag list", "list feature flags and whom they are on for");
        examples("task-mgmt flag list");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        List<Map.Entry<String, Integer>> rows = List.copyOf(QueueFile.read(log.reader(session).directory()).rollouts().flags().entrySet());
        if (rows.isEmpty()) {
            output.explained();
            session.err().println(Program.NAME + ": there are no flags: 'task-mgmt flag set' makes one");
        }
        output.list(RolloutColumns.flags(output.format()), rows, session);
        return ExitCode.DONE;
    }
}
