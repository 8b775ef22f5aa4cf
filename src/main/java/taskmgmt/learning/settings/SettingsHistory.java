package taskmgmt.learning.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;

/**
 * All versions of the learned settings, oldest first, and how far each lesson has used the history.
 *
 * @param seen up to when each lesson has used the history, whatever the outcome
 */
public record SettingsHistory(List<SettingsVersion> versions, Map<String, Instant> seen) {
    public SettingsHistory {
        versions = List.copyOf(versions);
        seen = Map.copyOf(seen);
    }

    /** Extracts the history from any tasks. */
    public static SettingsHistory of(Collection<Task> tasks) {
        List<SettingsVersion> versions = new ArrayList<>();
        Map<String, Instant> seen = new HashMap<>();
        for (Task task : tasks) {
            SettingsVersion version = SettingsVersion.of(task);
            if (version != null) {
                versions.add(version);
            }
            if (version != null || task.title().startsWith(SettingsVersion.TITLE)) {
                Map<?, ?> metadata = task.value(TaskField.METADATA) instanceof Map<?, ?> map ? map : Map.of();
                SettingsVersion.seen(metadata).forEach((lesson, until) ->
                        seen.merge(lesson, until, (one, other) -> one.isAfter(other) ? one : other));
            }
        }
        versions.sort(null);
        return new SettingsHistory(versions, seen);
    }

    /** The newest published version; null if there is none. */
    public @Nullable SettingsVersion inForce() {
        return last(SettingsVersion.State.PUBLISHED);
    }

    /** The newest version after the one in force that waits for approval, or for a pass to put it in force; null if there is none. */
    public @Nullable SettingsVersion waiting() {
        SettingsVersion current = inForce();
        for (SettingsVersion each : versions.reversed()) {
            boolean waits = each.state() == SettingsVersion.State.HELD || each.state() == SettingsVersion.State.APPROVED;
            if (waits && (current == null || each.compareTo(current) > 0)) {
                return each;
            }
        }
        return null;
    }

    /** The version of this name, null if there is none. */
    public @Nullable SettingsVersion named(@Nullable String version) {
        for (SettingsVersion each : versions) {
            if (each.version().text().equals(version)) {
                return each;
            }
        }
        return null;
    }

    private @Nullable SettingsVersion last(SettingsVersion.State state) {
        for (SettingsVersion each : versions.reversed()) {
            if (each.state() == state) {
                return each;
            }
        }
        return null;
    }
}
