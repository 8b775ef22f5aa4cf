package taskmgmt.change;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.learning.ConfigVersion;
import taskmgmt.learning.LearningActivity;
import taskmgmt.policy.Approval;
import taskmgmt.policy.Governance;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.policy.Risk;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;

/** Registers updates of configurations, each under the next version. Not thread-safe. */
public final class RegisterConfig {
    private static final String COMPONENT = "component";
    private static final String VERSION = "version";

    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public RegisterConfig(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * An update of a configuration.
     *
     * @param component the component to be configured
     * @param title     a title; null for one with the component and the version
     * @param risk      the proposer's estimate of how much harm it can do; null if not given. The policy may raise it, never
     *     lower it
     * @param metadata  anything else to keep with it
     */
    public record Request(
            String component, @Nullable String title, @Nullable Risk risk, Map<String, @Nullable Object> metadata) {

        /** @throws InvalidValueException if the component is blank */
        public Request {
            if (component.isBlank()) {
                throw new InvalidValueException(COMPONENT, "must not be empty");
            }
            metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
        }
    }

    /**
     * What was registered.
     *
     * @param approval whether it is already approved, or pending approval
     */
    public record Result(String taskId, String version, Approval approval) {}

    /**
     * Registers the update.
     *
     * @throws taskmgmt.task.RefusedException if the policy forbids it, or there is no version after the last one; nothing is
     *     written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result register(Request request) throws IOException {
        TaskEvent written = log.append(new Decision(request, random)).events().getFirst();
        return new Result(written.taskId(), String.valueOf(written.object("metadata").get(VERSION)),
                Objects.requireNonNull(Approval.statedBy(written)));
    }

    private static final class Decision implements Change {
        private final Request request;
        private final RandomGenerator random;

        Decision(Request request, RandomGenerator random) {
            this.request = request;
            this.random = random;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            String id = now.freeTaskId(LearningActivity.SUBSYSTEM, LearningActivity.CONFIG.type(), random);
            Map<String, @Nullable Object> kept = new LinkedHashMap<>(request.metadata());
            ConfigVersion version = ConfigVersion.next(lastVersion(now), now.now());
            kept.put(COMPONENT, request.component());
            kept.put(VERSION, version.text());
            Governance.Assessment assessment =
                    now.governance().assess(ProtectedResource.config(request.component(), id), request.risk());
            kept.put(Approval.KEY, Approval.first(assessment, id, now.now()).toMap());
            String title = request.title() != null ? request.title()
                    : "configuration of " + request.component() + " " + version.text();
            return ChangeSet.of(new TaskEvent(now.now(), EventType.CREATED, id,
                    LearningActivity.CONFIG.registration(title, now.actor(), kept)));
        }
    }

    /** The highest version of any component in the log, which may not be the latest: other programs write too. Null for none. */
    public static @Nullable ConfigVersion lastVersion(Snapshot now) throws IOException {
        Greatest greatest = new Greatest();
        now.events(greatest);
        return greatest.version;
    }

    private static final class Greatest implements ReadableEvents {
        private @Nullable ConfigVersion version;

        @Override
        public void event(TaskEvent event, long offset) {
            ConfigVersion other = ConfigVersion.of(event);
            if (other != null && (version == null || other.compareTo(version) > 0)) {
                version = other;
            }
        }
    }
}
