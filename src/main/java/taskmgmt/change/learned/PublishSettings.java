package taskmgmt.change.learned;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.RegisterConfig;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.learning.LearningActivity;
import taskmgmt.learning.settings.LearnedSettings;
import taskmgmt.learning.settings.SettingsHistory;
import taskmgmt.learning.settings.SettingsVersion;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Governance;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;

/**
 * Publishes versions of the learned settings, each as an update of a configuration: proposed, validated by the figures of its
 * back-test, and put in force if governance approves it at once; all in one atomic change. Not thread-safe.
 */
public final class PublishSettings {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public PublishSettings(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * A version.
     *
     * @param settings    all that holds by it
     * @param replaces    the version that it was compared with, which must still be in force; null for none
     * @param restores    the version whose settings these are, or {@link SettingsVersion#NOTHING}; null for new ones
     * @param reason      why; empty if the figures say it
     * @param comparisons what the back-test found, a map for each lesson
     * @param seen        until when each lesson has used the history up
     */
    public record Request(
            LearnedSettings settings, @Nullable String replaces, @Nullable String restores, String reason,
            List<Map<String, Object>> comparisons, Map<String, Instant> seen) {
        public Request {
            comparisons = List.copyOf(comparisons);
            seen = Map.copyOf(seen);
        }
    }

    /** What was published, or is held for somebody's consent. */
    public record Result(String taskId, String version, Approval approval) {}

    /**
     * Publishes the version.
     *
     * @throws RefusedException if another version came in force meanwhile, or the policy forbids it; nothing is written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result publish(Request request) throws IOException {
        TaskEvent written = log.append(new Proposal(request, random)).events().getFirst();
        return new Result(written.taskId(), String.valueOf(written.object(TaskField.METADATA.text()).get("version")),
                Objects.requireNonNull(Approval.statedBy(written)));
    }

    /** Puts a version in force that somebody has approved; refused where it is not approved, or not the newest. */
    public void putInForce(SettingsVersion version) throws IOException {
        log.append(now -> {
            SettingsVersion waiting = history(now).waiting();
            if (waiting == null || !waiting.taskId().equals(version.taskId()) || waiting.state() != SettingsVersion.State.APPROVED) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "settings " + version.version().text() + " are not waiting to be put in force");
            }
            return ChangeSet.of(started(now, version.taskId()), completed(now, version.taskId(), version.comparisons()));
        });
    }

    /** Records that nothing better was found, so that the same history is not tried again. */
    public void recordLook(List<Map<String, Object>> comparisons, Map<String, Instant> seen) throws IOException {
        log.append(now -> {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put(SettingsVersion.COMPARISONS, comparisons);
            metadata.put(SettingsVersion.SEEN, seen(seen));
            String id = now.freeTaskId(LearningActivity.SUBSYSTEM, LearningActivity.EVENT.type(), random);
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, LearningActivity.EVENT.registration(
                    SettingsVersion.TITLE + "stay: nothing better was found", now.actor(), metadata));
            return ChangeSet.of(created, started(now, id), completed(now, id, comparisons));
        });
    }

    private record Proposal(Request request, RandomGenerator random) implements Change {
        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            checkStillInForce(now);
            String id = now.freeTaskId(LearningActivity.SUBSYSTEM, LearningActivity.CONFIG.type(), random);
            String version = ConfigVersion.next(RegisterConfig.lastVersion(now), now.now()).text();
            Governance.Assessment assessment =
                    now.governance().assess(ProtectedResource.config(SettingsVersion.COMPONENT, id), null);
            TaskEvent created = new TaskEvent(now.now(), EventType.CREATED, id, LearningActivity.CONFIG.registration(
                    SettingsVersion.TITLE + version, now.actor(), metadata(version, Approval.first(assessment, id, now.now()))));
            List<TaskEvent> events = new ArrayList<>(List.of(created));
            if (!request.comparisons().isEmpty()) {
                events.add(new TaskEvent(now.now(), EventType.UPDATED, id, by(now, TaskField.METADATA.text(),
                        Map.of(SettingsVersion.COMPARISONS, request.comparisons()))));
            }
            if (!assessment.held()) {
                events.add(started(now, id));
                events.add(completed(now, id, request.comparisons()));
            }
            return new ChangeSet(List.of(), events);
        }

        private void checkStillInForce(Snapshot now) throws IOException {
            SettingsVersion current = history(now).inForce();
            String text = current == null ? null : current.version().text();
            if (!Objects.equals(text, request.replaces())) {
                throw new RefusedException(Refusal.NOT_ALLOWED, "settings " + text + " came in force meanwhile: nothing is published");
            }
        }

        private Map<String, @Nullable Object> metadata(String version, Approval approval) {
            Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
            metadata.put("component", SettingsVersion.COMPONENT);
            metadata.put("version", version);
            metadata.put(SettingsVersion.SETTINGS, request.settings().toList());
            put(metadata, SettingsVersion.REPLACES, request.replaces());
            put(metadata, SettingsVersion.RESTORES, request.restores());
            put(metadata, SettingsVersion.REASON, request.reason().isEmpty() ? null : request.reason());
            metadata.put(SettingsVersion.SEEN, seen(request.seen()));
            metadata.put(Approval.KEY, approval.toMap());
            return metadata;
        }

        private static void put(Map<String, @Nullable Object> metadata, String key, @Nullable String value) {
            if (value != null) {
                metadata.put(key, value);
            }
        }
    }

    private static TaskEvent started(Snapshot now, String id) {
        return new TaskEvent(now.now(), EventType.STARTED, id, by(now, null, null));
    }

    /** Validated is what has passed its back-test, and a version that only restores another has none of its own. */
    private static TaskEvent completed(Snapshot now, String id, List<?> comparisons) {
        Map<String, @Nullable Object> fields = by(now, "success", true);
        if (!comparisons.isEmpty()) {
            Map<String, Object> verification = new LinkedHashMap<>();
            verification.put("passed", true);
            verification.put("details", comparisons);
            fields.put("verification", verification);
        }
        return new TaskEvent(now.now(), EventType.COMPLETED, id, fields);
    }

    private static Map<String, @Nullable Object> by(Snapshot now, @Nullable String key, @Nullable Object value) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("actor", now.actor());
        if (key != null) {
            fields.put(key, value);
        }
        return fields;
    }

    private static List<Map<String, String>> seen(Map<String, Instant> seen) {
        List<Map<String, String>> list = new ArrayList<>();
        for (String lesson : new TreeSet<>(seen.keySet())) {
            Map<String, String> each = new LinkedHashMap<>();
            each.put(SettingsVersion.LESSON, lesson);
            each.put(SettingsVersion.UNTIL, Rfc3339.format(Objects.requireNonNull(seen.get(lesson))));
            list.add(each);
        }
        return list;
    }

    private static SettingsHistory history(Snapshot now) throws IOException {
        TreeSet<String> ids = new TreeSet<>();
        now.events(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                String title = event.text(TaskField.TITLE.text());
                if (event.type() == EventType.CREATED && title != null && title.startsWith(SettingsVersion.TITLE)) {
                    ids.add(event.taskId());
                }
            }
        });
        return SettingsHistory.of(now.tasks(ids).values());
    }
}
