package taskmgmt.change.learned;

import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.lesson.Lesson;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * Rolls back to earlier settings. Nothing is deleted: the settings of the older version are published again as a new version,
 * through the same governance. Not thread-safe.
 */
public final class RollBackSettings {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public RollBackSettings(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * What to go back to.
     *
     * @param version a version, {@link SettingsVersion#NOTHING} for the standards; null for what the one in force replaced
     * @param reason  why; may be empty
     * @param figures what speaks against the one in force, a map for each lesson; empty if a person decides
     */
    public record Request(@Nullable String version, String reason, List<Map<String, Object>> figures) {
        public Request {
            figures = List.copyOf(figures);
        }
    }

    /**
     * What came of it.
     *
     * @param restored the version whose settings hold again, or {@link SettingsVersion#NOTHING}
     */
    public record Result(PublishSettings.Result published, String restored) {}

    /**
     * Rolls back.
     *
     * @param now as of which the history is used up: what comes in force next is tried on what ends later
     * @throws RefusedException if there is no such version, it was never in force, or it is in force already
     */
    public Result rollBack(Request request, Instant now) throws IOException {
        SettingsHistory history = new SettingsReader(LogReader.at(log.directory())).history();
        SettingsVersion current = history.inForce();
        if (current == null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "no learned settings are in force: there is nothing to roll back");
        }
        String wanted = request.version() == null ? current.replaces() : request.version();
        String restored = wanted == null ? SettingsVersion.NOTHING : wanted;
        LearnedSettings settings = settings(history, restored);
        if (settings.equals(current.settings())) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the settings of " + restored + " are in force already");
        }
        Map<String, Instant> seen = new HashMap<>(history.seen());
        Lesson.ALL.forEach(lesson -> seen.put(lesson.name(), now));
        return new Result(new PublishSettings(log, random).publish(new PublishSettings.Request(
                settings, current.version().text(), restored, request.reason(), request.figures(), seen)), restored);
    }

    private static LearnedSettings settings(SettingsHistory history, String restored) {
        if (restored.equals(SettingsVersion.NOTHING)) {
            return LearnedSettings.NONE;
        }
        SettingsVersion version = history.named(restored);
        if (version == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "there is no version " + restored + " of the learned settings");
        }
        if (version.state() != SettingsVersion.State.PUBLISHED) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "settings " + restored + " are " + version.state().text()
                    + ", and never were in force");
        }
        return version.settings();
    }
}
