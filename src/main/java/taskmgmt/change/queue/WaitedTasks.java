package taskmgmt.change.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/**
 * The current state of a few tasks that a caller waits for: the log is read once, then only new lines, including those on the
 * bus. Without the lock. Not thread-safe.
 */
public final class WaitedTasks {
    private final Path directory;
    private final Set<String> ids;
    private final Fold registry = new Fold();
    private long end;

    public WaitedTasks(Path directory, Set<String> ids) {
        this.directory = directory;
        this.ids = new LinkedHashSet<>(ids);
    }

    /** Reads the log. Returns the tasks by id; one that the log does not have is missing. */
    public Map<String, Task> look() throws IOException {
        Snapshot now = new Snapshot(directory, PrivateFiles.SYSTEM, Instant.EPOCH, "");
        if (now.registryEnd() < end) {
            registry.tasks.clear();
            end = 0;
        }
        end = now.events(end, registry);
        Fold all = new Fold();
        all.tasks.putAll(registry.tasks);
        LogReader.at(directory).waiting(all);
        return all.tasks;
    }

    private final class Fold implements ReadableEvents {
        private final Map<String, Task> tasks = new LinkedHashMap<>();

        @Override
        public void event(TaskEvent event, long offset) {
            if (ids.contains(event.taskId())) {
                Task task = TaskFold.apply(tasks.get(event.taskId()), event);
                if (task != null) {
                    tasks.put(event.taskId(), task);
                }
            }
        }
    }
}
