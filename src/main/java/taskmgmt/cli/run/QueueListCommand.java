package taskmgmt.cli.run;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.cli.value.Texts;
import taskmgmt.render.Format;
import taskmgmt.view.QueueColumns;

/** Lists the tasks of the queue that have not ended. */
final class QueueListCommand extends Command {
    private final Options<String> groups = option("--group", "-g").as(Texts::notBlank, "NAME").anyOf("only tasks of this group");
    private final Flag all = flag("--all", "-a").text("also ended ones that 'queue clean' has not removed");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only tasks that were created"));
    private final ListOptions output = uses(new ListOptions("tasks", QueueColumns.tasks(Format.JSON),
            "in the order of work").within(time, "created_at"));

    QueueListCommand() {
        super("queue list", "list running and waiting commands, and why they wait");
        examples("task-mgmt queue list", "task-mgmt queue list --all", "task-mgmt queue list --group gpu -o jsonl | jq -r .task_id");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        QueueReading reading = all.isSet() ? QueueReading.of(log, session) : QueueReading.ofOpen(log, session);
        List<QueueColumns.Queued> open = all.isSet() ? reading.all() : reading.open();
        if (groups.isSet()) {
            open.removeIf(each -> !groups.all().contains(each.job().group()));
        }
        if (open.isEmpty()) {
            output.explained();
        }
        output.list(QueueColumns.tasks(output.format()), open, session);
        if (open.isEmpty()) {
            Set<String> known = reading.groupNames();
            output.tellUnknown("group", groups.all(), known, session);
            if (!groups.isSet() || known.containsAll(groups.all())) {
                session.err().println(Program.NAME + ": nothing waits or runs" + (all.isSet() ? ", nor has ended" : "") + (groups.isSet() ? " in there" : ""));
            }
        }
        return ExitCode.DONE;
    }
}
