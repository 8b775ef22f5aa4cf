package taskmgmt.cli.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.TaskEvent;
import taskmgmt.view.TaskRows;

/** Lists the events of a task. */
final class TaskHistoryCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final RangeOptions time = uses(RangeOptions.of("only events that happened"));
    private final ListOptions output = uses(new ListOptions("events", TaskRows.history(),
            "as recorded").within(time, "ts"));

    TaskHistoryCommand() {
        super("task history", "list the events of a task, in log order");
        examples("task-mgmt task history storage_backup_1a2b3c4d", "task-mgmt task history storage_b -o jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        String taskId = reader.resolve(id.get()).id();
        output.list(TaskRows.history(), events(reader, taskId), session);
        return ExitCode.DONE;
    }

    private static List<TaskEvent> events(LogReader reader, String taskId) throws IOException {
        List<TaskEvent> events = new ArrayList<>();
        reader.events(Set.of(taskId), new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                events.add(event);
            }
        });
        return events;
    }
}
