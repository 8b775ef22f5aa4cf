package taskmgmt.cli.learn;

import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Versions as people name them. */
final class Versions {
    private Versions() {}

    /** @throws RefusedException if there is no such version */
    static SettingsVersion named(SettingsHistory history, String version) {
        SettingsVersion found = history.named(version);
        if (found == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "there is no version " + version + " of the learned settings"
                    + (history.versions().isEmpty() ? ": none was learned yet" : ": 'task-mgmt learn show' lists them"));
        }
        return found;
    }

    /** The settings of a version, or the defaults by their name. */
    static LearnedSettings settings(SettingsHistory history, String version) {
        return version.equals(SettingsVersion.NOTHING) ? LearnedSettings.NONE : named(history, version).settings();
    }
}
