package taskmgmt.learning.settings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/**
 * One version of the learned settings, as recorded by its task in the registry.
 *
 * @param settings   all settings learned in it, not only those that it changed
 * @param replaces   the version before it; null if none was in force
 * @param restores   for a rollback, the version that is in force again, or {@value #NOTHING} for the defaults; null otherwise
 * @param reason     why it was rolled back; empty if no reason was given
 * @param comparisons what the back-test found, a map for each lesson, as the log holds them
 */
public record SettingsVersion(
        String taskId, ConfigVersion version, State state, LearnedSettings settings, Instant proposedAt, @Nullable Instant endedAt,
        @Nullable String replaces, @Nullable String restores, String reason, List<Map<?, ?>> comparisons, Map<String, Instant> seen)
        implements Comparable<SettingsVersion> {
    /** The component whose configuration it is. */
    public static final String COMPONENT = "learned_settings";
    /** The prefix of every title, by which versions are found without reading metadata. */
    public static final String TITLE = "learned settings ";
    /** What a rollback to the time before anything was learned restores. */
    public static final String NOTHING = "standards";

    /** Keys of the task's metadata. */
    public static final String SETTINGS = "settings";
    public static final String REPLACES = "replaces";
    public static final String RESTORES = "restores";
    public static final String REASON = "reason";
    public static final String COMPARISONS = "validation";
    public static final String SEEN = "seen";
    /** Keys within {@link #SEEN}. */
    public static final String LESSON = "lesson";
    public static final String UNTIL = "until";

    public SettingsVersion {
        comparisons = List.copyOf(comparisons);
        seen = Map.copyOf(seen);
    }

    /** The state of a version. */
    public enum State {
        /** It is pending approval by governance. */
        HELD("pending approval"),
        /** It was approved; the next pass puts it in force. */
        APPROVED("approved"),
        /** It is or was in force. */
        PUBLISHED("published"),
        /** It was rejected or withdrawn, and was never in force. */
        REJECTED("rejected");

        private final String text;

        State(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }
    }

    /** The version that a task represents; null if it represents none. */
    public static @Nullable SettingsVersion of(Task task) {
        Map<?, ?> metadata = task.value(TaskField.METADATA) instanceof Map<?, ?> map ? map : Map.of();
        ConfigVersion version = metadata.get("version") instanceof String text ? ConfigVersion.parse(text) : null;
        boolean ours = task.type().equals(LearningActivity.CONFIG.type()) && COMPONENT.equals(metadata.get("component"));
        if (!ours || version == null || !(metadata.get(SETTINGS) instanceof List<?> settings)) {
            return null;
        }
        List<Map<?, ?>> comparisons = new ArrayList<>();
        if (metadata.get(COMPARISONS) instanceof List<?> all) {
            all.forEach(each -> {
                if (each instanceof Map<?, ?> map) {
                    comparisons.add(map);
                }
            });
        }
        return new SettingsVersion(task.id(), version, state(task), LearnedSettings.of(settings), task.createdAt(), task.finishedAt(),
                text(metadata, REPLACES), text(metadata, RESTORES), String.valueOf(text(metadata, REASON) == null ? "" : text(metadata, REASON)),
                comparisons, seen(metadata));
    }

    private static State state(Task task) {
        Approval approval = Approval.of(task);
        return switch (task.status()) {
            case COMPLETED -> State.PUBLISHED;
            case CANCELLED, FAILED -> State.REJECTED;
            default -> approval != null && approval.state() == Approval.State.APPROVED ? State.APPROVED : State.HELD;
        };
    }

    /** Up to when each lesson has used the history, according to the metadata of a task. */
    static Map<String, Instant> seen(Map<?, ?> metadata) {
        Map<String, Instant> seen = new LinkedHashMap<>();
        if (metadata.get(SEEN) instanceof List<?> all) {
            for (Object each : all) {
                Instant until = each instanceof Map<?, ?> map && map.get(UNTIL) instanceof String text
                        ? Rfc3339.parse(text) : null;
                if (until != null && each instanceof Map<?, ?> map && map.get(LESSON) instanceof String lesson) {
                    seen.put(lesson, until);
                }
            }
        }
        return seen;
    }

    private static @Nullable String text(Map<?, ?> map, String key) {
        return map.get(key) instanceof String text ? text : null;
    }

    @Override
    public int compareTo(SettingsVersion other) {
        return version.compareTo(other.version);
    }
}
