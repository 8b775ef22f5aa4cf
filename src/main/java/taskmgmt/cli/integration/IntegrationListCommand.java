package taskmgmt.cli.integration;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.integration.IntegrationFigures;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.integration.Integration;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.view.integration.IntegrationRows;

/** Lists the integrations. */
final class IntegrationListCommand extends Command {
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("integrations", IntegrationRows.ROWS, "as added"));

    IntegrationListCommand() {
        super("integration list", "list integrations, and how their tasks ended");
        details("DONE, FAILED, AVG and LAST ERROR are of the tasks of the subsystem integration whose type is the name.");
        examples("task-mgmt integration list", "task-mgmt integration list --json | jq -r '.[] | select(.enabled) | .name'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader logs = log.reader(session);
        List<Integration> all = IntegrationFile.LIST.read(logs.directory());
        List<IntegrationRows> rows = new ArrayList<>();
        if (!all.isEmpty()) {
            Runs<IntegrationFigures> runs = log.runs(session).fold(IntegrationFigures.projection());
            Set<String> failed = new HashSet<>();
            for (Integration each : all) {
                String last = runs.fold().of(each.name()).lastFailed();
                if (last != null) {
                    failed.add(last);
                }
            }
            Map<String, Task> tasks = failed.isEmpty() ? Map.of() : logs.tasks(failed);
            for (Integration each : all) {
                IntegrationFigures.Counts counts = runs.fold().of(each.name());
                rows.add(new IntegrationRows(each, counts, error(counts, tasks)));
            }
            TaskReading.tellDamage(runs.damaged(), session);
        }
        output.list(IntegrationRows.ROWS, rows, session);
        return ExitCode.DONE;
    }

    private static @Nullable String error(IntegrationFigures.Counts counts, Map<String, Task> tasks) {
        String id = counts.lastFailed();
        Task task = id == null ? null : tasks.get(id);
        return task == null ? null : task.text(TaskField.ERROR_MESSAGE);
    }
}
