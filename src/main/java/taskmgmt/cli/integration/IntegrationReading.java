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
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.integration.Integration;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Runs;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.view.integration.IntegrationRows;

/** Integrations with how their tasks ended. */
final class IntegrationReading {
    private IntegrationReading() {}

    /** All of them, in the order in which they were added. */
    static List<IntegrationRows> all(LogLocation log, Session session) throws IOException {
        return of(IntegrationFile.LIST.read(log.reader(session).directory()), log, session);
    }

    /** Some of them. */
    static List<IntegrationRows> of(List<Integration> wanted, LogLocation log, Session session) throws IOException {
        List<IntegrationRows> rows = new ArrayList<>();
        if (wanted.isEmpty()) {
            return rows;
        }
        LogReader logs = log.reader(session);
        Runs<IntegrationFigures> runs = log.runs(session).fold(IntegrationFigures.projection());
        Set<String> failed = new HashSet<>();
        for (Integration each : wanted) {
            String last = runs.fold().of(each.name()).lastFailed();
            if (last != null) {
                failed.add(last);
            }
        }
        Map<String, Task> tasks = failed.isEmpty() ? Map.of() : logs.tasks(failed);
        for (Integration each : wanted) {
            IntegrationFigures.Counts counts = runs.fold().of(each.name());
            rows.add(new IntegrationRows(each, counts, error(counts, tasks)));
        }
        TaskReading.tellDamage(runs.damaged(), session);
        return rows;
    }

    private static @Nullable String error(IntegrationFigures.Counts counts, Map<String, Task> tasks) {
        String id = counts.lastFailed();
        Task task = id == null ? null : tasks.get(id);
        return task == null ? null : task.text(TaskField.ERROR_MESSAGE);
    }
}
