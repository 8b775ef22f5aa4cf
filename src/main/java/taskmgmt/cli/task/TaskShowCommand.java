package taskmgmt.cli.task;

import java.io.IOException;
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
import taskmgmt.render.Report;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/** Shows everything that is known of a task. */
final class TaskShowCommand extends Command {
    private final Option<String> id = argument("ID").text("a task, by its id or an unmistakable beginning of it");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    TaskShowCommand() {
        super("task show", "show everything that is known of a task");
        examples("task-mgmt task show storage_backup_1a2b3c4d", "task-mgmt task show storage_b --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Task task = reader.resolve(id.get());
        Map<String, @Nullable Object> all = fields(task, reader.dependencies().dependentsOf(task.id()));
        output.report(all, (page, out) -> Report.fields(legible(all), out), session);
        return ExitCode.DONE;
    }

    /** The known fields, absent ones too, then whatever else events have told. */
    private static Map<String, @Nullable Object> fields(Task task, List<String> blocks) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (TaskField field : TaskField.values()) {
            fields.put(field.text(), field == TaskField.BLOCKS ? blocks : task.value(field));
        }
        task.fields().forEach(fields::putIfAbsent);
        return fields;
    }

    /** For people, a list is one line, and what stands in a line of its own already is not told again. */
    private static Map<String, @Nullable Object> legible(Map<String, @Nullable Object> all) {
        Map<String, @Nullable Object> legible = new LinkedHashMap<>();
        all.forEach((key, value) -> {
            TaskField field = TaskField.named(key);
            if (field == TaskField.RESOURCE_USAGE || field == TaskField.ML_METRICS) {
                Map<String, @Nullable Object> others = new LinkedHashMap<>();
                ((Map<?, ?>) (value == null ? Map.of() : value)).forEach((k, v) -> {
                    if (all.get((String) k) == null) {
                        others.put((String) k, v);
                    }
                });
                legible.put(key, others);
            } else {
                legible.put(key, value instanceof List<?> list ? joined(list) : value);
            }
        });
        return legible;
    }

    private static @Nullable Object joined(List<?> list) {
        StringBuilder line = new StringBuilder();
        for (Object item : list) {
            if (!(item instanceof String)) {
                return list;
            }
            line.append(line.isEmpty() ? "" : ", ").append(item);
        }
        return line.toString();
    }
}
