package taskmgmt.change.learned;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.LearningActivity;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.store.read.Snapshot;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;

/** Reads learned settings from a log directory. Without the lock; a missing log has none. */
public final class SettingsReader {
    private final LogReader logs;

    public SettingsReader(LogReader logs) {
        this.logs = logs;
    }

    /** What is in force, found by a pass of its own. */
    public SettingsInForce inForce() throws IOException {
        return inForce(RunReader.of(logs, (done, total) -> { }).fold(NewestSettings.PROJECTION).fold());
    }

    /** What is in force, found by a pass that was made anyway. */
    public SettingsInForce inForce(NewestSettings found) throws IOException {
        String id = found.taskId();
        Task task = id == null ? null : logs.tasks(Set.of(id)).get(id);
        @Nullable SettingsVersion version = task == null ? null : SettingsVersion.of(task);
        return version == null ? SettingsInForce.NONE : new SettingsInForce(version.version().text(), version.settings());
    }

    /** All versions; reads the whole registry. */
    public SettingsHistory history() throws IOException {
        String prefix = LearningActivity.SUBSYSTEM + "_";
        Snapshot.TaskCollector tasks = new Snapshot.TaskCollector();
        logs.events(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                if (event.taskId().startsWith(prefix)) {
                    tasks.event(event, offset);
                }
            }
        });
        return SettingsHistory.of(tasks.tasks().values());
    }
}
