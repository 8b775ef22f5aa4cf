package taskmgmt.cli.task;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;
import taskmgmt.store.EventSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.TaskEvent;

/** Lists what happened to a task. */
final class TaskHistoryCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.exact("ts", "TIME"), Column.exact("event", "EVENT"),
            Column.exact("actor", "ACTOR"), Column.text("fields", "WHAT IT SAYS"));

    private final Option<String> id = argument("ID").text("a task, by its id or an unmistakable beginning of it");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskHistoryCommand() {
        super("task history", "list what happened to a task, in the order of the log");
        examples("task-mgmt task history storage_backup_1a2b3c4d", "task-mgmt task history storage_b -o jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        String taskId = reader.resolve(id.get()).id();
        RowWriter rows = output.rows(COLUMNS, session);
        for (TaskEvent event : events(reader, taskId)) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(event.fields());
            fields.remove("actor");
            rows.row(event.at(), event.type().text(), event.actor(), fields);
        }
        rows.finish();
        return ExitCode.DONE;
    }

    private static List<TaskEvent> events(LogReader reader, String taskId) throws IOException {
        List<TaskEvent> events = new ArrayList<>();
        reader.events(taskId::equals, new EventSink() {
            @Override
            public void event(TaskEvent event, long offset) {
                events.add(event);
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // A line that cannot be read belongs to no task; lists of all tasks tell of it.
            }
        });
        return events;
    }
}
