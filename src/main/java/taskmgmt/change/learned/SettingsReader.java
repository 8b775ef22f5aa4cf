package taskmgmt.change.learned;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.LearningActivity;
import taskmgmt.learning.settings.NewestSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsInForce;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.read.RunReader;
import taskmgmt.task.Task;

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
        Task task = id == null ? null : logs.tasks(id::equals).get(id);
        @Nullable SettingsVersion version = task == null ? null : SettingsVersion.of(task);
        return version == null ? SettingsInForce.NONE : new SettingsInForce(version.version().text(), version.settings());
    }

    /** All versions; reads the whole registry. */
    public SettingsHistory history() throws IOException {
        String prefix = LearningActivity.SUBSYSTEM + "_";
        return SettingsHistory.of(logs.tasks(id -> id.startsWith(prefix)).values());
    }
}
