package taskmgmt.cli.rollout;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.change.queue.QueueFile;
import taskmgmt.change.rollout.JudgeRollouts;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.queue.rollout.NamedHandler;
import taskmgmt.queue.rollout.VersionEnds;
import taskmgmt.render.Format;
import taskmgmt.store.read.LogReader;
import taskmgmt.view.rollout.RolloutColumns;

/** Lists the versions of handlers. */
final class HandlerListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("versions", RolloutColumns.versions(Format.JSON), "by handler"));

    HandlerListCommand() {
        super("handler list", "list handlers, the share of each version and its results");
        details("Attempts are counted from when the version that is tried began.");
        examples("task-mgmt handler list");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        List<RolloutColumns.Version> rows = new ArrayList<>();
        for (Map.Entry<String, NamedHandler> each : QueueFile.read(reader.directory()).rollouts().handlers().entrySet()) {
            VersionEnds ends = JudgeRollouts.ends(reader.directory(), each.getKey(), each.getValue());
            for (String version : each.getValue().versions().keySet()) {
                rows.add(new RolloutColumns.Version(each.getKey(), version, each.getValue(), ends == null ? null : ends.of(version)));
            }
        }
        if (rows.isEmpty()) {
            output.explained();
            session.err().println(Program.NAME + ": there are no handlers: 'task-mgmt handler set' makes one");
        }
        output.list(RolloutColumns.versions(output.format()), rows, session);
        return ExitCode.DONE;
    }
}
