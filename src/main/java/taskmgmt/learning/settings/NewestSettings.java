package taskmgmt.learning.settings;

import org.jspecify.annotations.Nullable;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.learning.LearningActivity;
import taskmgmt.stats.Fold;
import taskmgmt.stats.Projection;
import taskmgmt.stats.StateReader;
import taskmgmt.stats.StateWriter;
import taskmgmt.task.TaskRun;

/** Finds the version in force in the pass that a report makes anyway: the highest version whose task completed. Not thread-safe. */
public final class NewestSettings implements Fold<NewestSettings> {
    /** The only projection. */
    public static final Projection<NewestSettings> PROJECTION =
            Projection.of("learned-1", NewestSettings::new, NewestSettings::readVersion);

    private String taskId = "";
    private @Nullable ConfigVersion version;

    private NewestSettings() {}

    /** The task of the version in force; null if there is none. */
    public @Nullable String taskId() {
        return version == null ? null : taskId;
    }

    @Override
    public void accept(TaskRun run) {
        boolean may = run.status().isSuccess() && run.subsystem().equals(LearningActivity.SUBSYSTEM)
                && run.type().equals(LearningActivity.CONFIG.type()) && run.names().title().startsWith(SettingsVersion.TITLE);
        if (may) {
            take(run.id(), ConfigVersion.parse(run.names().title().substring(SettingsVersion.TITLE.length())));
        }
    }

    private void take(String id, @Nullable ConfigVersion other) {
        if (other != null && (version == null || other.compareTo(version) > 0)) {
            taskId = id;
            version = other;
        }
    }

    @Override
    public void combine(NewestSettings other) {
        take(other.taskId, other.version);
    }

    @Override
    public void write(StateWriter state) {
        state.text(taskId);
        state.text(version == null ? "" : version.text());
    }

    private void readVersion(StateReader state) {
        taskId = state.text();
        version = ConfigVersion.parse(state.text());
    }
}
