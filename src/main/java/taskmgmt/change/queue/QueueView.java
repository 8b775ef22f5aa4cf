package taskmgmt.change.queue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.queue.WorkQueue;
import taskmgmt.report.deadline.StuckRule;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.ScanProgress;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskRun;

/**
 * The queue according to the log: read once, then only new lines. Used under the lock, or for reading only. Not thread-safe.
 */
public final class QueueView {
    private final Path directory;
    private WorkQueue queue = new WorkQueue();
    /** How far the registry has been read, in bytes; −1 before the first time. */
    private long end = -1;

    public QueueView(Path directory) {
        this.directory = directory;
    }

    /** Updates it to the current content of the log. */
    public WorkQueue at(Snapshot now) throws IOException {
        if (end < 0 || now.registryEnd() < end) {
            queue = new WorkQueue();
            Set<String> ids = new LinkedHashSet<>();
            end = now.registryEnd();
            for (TaskRun run : RunReader.of(LogReader.at(directory), ScanProgress.NONE).fold(StuckRule.history()).open()) {
                ids.add(run.id());
            }
            learn(ids, now);
        } else {
            WorkQueue known = queue;
            end = now.events(end, new ReadableEvents() {
                @Override
                public void event(TaskEvent event, long offset) {
                    known.apply(event);
                }
            });
            learn(queue.unknown(), now);
        }
        return queue;
    }

    private void learn(Set<String> ids, Snapshot now) throws IOException {
        if (ids.isEmpty()) {
            return;
        }
        Map<String, Task> tasks = now.tasks(ids);
        for (Task task : tasks.values()) {
            List<String> dependsOn = task.dependsOn();
            queue.learn(task, dependsOn.isEmpty() ? dependsOn : now.unfinished(dependsOn));
        }
    }
}
