package taskmgmt.change;

import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.record.RegistryCodec;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.EventIdentity;
import taskmgmt.store.read.Snapshot;
import taskmgmt.store.write.Change;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.EventType;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskId;
import taskmgmt.task.lease.Lease;
import taskmgmt.time.Rfc3339;

/** Applies an event in the form in which another program would write it. Not thread-safe. */
public final class PublishEvent {
    private final TaskLog log;
    private final RandomGenerator random;

    /** @param random source of generated ids */
    public PublishEvent(TaskLog log, RandomGenerator random) {
        this.log = log;
        this.random = random;
    }

    /**
     * The event.
     *
     * @param event  its name, possibly an older one: {@code task.created}, {@code mission.resolved}
     * @param fields of the line; {@code task_id} names the task, and may be left out for a new one
     */
    public record Request(String event, Map<String, @Nullable Object> fields) {

        /** @throws RefusedException if the fields name another event */
        public Request {
            if (fields.containsKey(RegistryCodec.EVENT) && !event.equals(fields.get(RegistryCodec.EVENT))) {
                throw new RefusedException(Refusal.INVALID,
                        "the fields name another event, " + fields.get(RegistryCodec.EVENT) + ": give one of the two");
            }
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }

    /**
     * Applies the event, unless it was already ingested, by whatever route.
     *
     * @throws RefusedException if this is not an event, or the task's state or the policy forbids it; nothing is
     *     written then
     * @throws taskmgmt.journal.JournalException if the logs are damaged, cannot be written, or stay locked
     */
    public Result publish(Request request) throws IOException {
        Decision decision = new Decision(request, random);
        log.append(decision);
        return new Result(decision.taskId, decision.isKnown, decision.unusable);
    }

    /**
     * The outcome for the event.
     *
     * @param isKnown  whether it was already ingested, so that nothing was written
     * @param unusable the names of the fields that have the wrong type, and are kept in the metadata
     */
    public record Result(String taskId, boolean isKnown, List<String> unusable) {}

    private static final class Decision implements Change {
        private final Request request;
        private final RandomGenerator random;
        private String taskId = "";
        private boolean isKnown;
        private List<String> unusable = List.of();

        Decision(Request request, RandomGenerator random) {
            this.request = request;
            this.random = random;
        }

        @Override
        public ChangeSet decide(Snapshot now) throws IOException {
            Map<String, @Nullable Object> line = new LinkedHashMap<>(request.fields());
            line.put(RegistryCodec.EVENT, request.event());
            if (EventType.named(request.event()) == EventType.CREATED && !hasId(line)) {
                line.put(RegistryCodec.TASK_ID, TaskId.generated(text(line, TaskField.SUBSYSTEM, NewTask.DEFAULT_SUBSYSTEM),
                        text(line, TaskField.TASK_TYPE, NewTask.DEFAULT_TYPE), random.nextInt()));
            }
            try {
                RegistryCodec.Foreign foreign = RegistryCodec.decodeForeign(line, now.now());
                TaskEvent decoded = foreign.event();
                unusable = foreign.unusable();
                isKnown = isKnown(decoded, now);
                if (isKnown) {
                    return ChangeSet.NOTHING;
                }
                now.check(decoded);
                String stale = Lease.fault(decoded, now.task(decoded.taskId()));
                if (stale != null) {
                    throw new RefusedException(Refusal.NOT_ALLOWED, stale);
                }
                return ChangeSet.of(decoded);
            } catch (BadJsonException e) {
                throw new RefusedException(Refusal.INVALID, "this is no event: " + e.getMessage());
            }
        }

        /** Whether the event was already ingested, by whatever route. */
        private boolean isKnown(TaskEvent event, Snapshot now) throws IOException {
            taskId = event.taskId();
            String eventId = event.text(EventIdentity.EVENT_ID);
            TaskEvent before = eventId == null ? null : now.withEventIds(Set.of(eventId)).get(eventId);
            if (before == null) {
                return event.isAnnouncement() && now.task(event.taskId()) != null;
            }
            if (new EventIdentity().isSame(before, event)) {
                return true;
            }
            throw new RefusedException(Refusal.NOT_ALLOWED, EventIdentity.conflict(event) + ": there it is " + before.type().text() + " of "
                    + before.taskId() + " at " + Rfc3339.format(before.at()) + ", here " + event.type().text() + " of " + event.taskId());
        }

        private static boolean hasId(Map<String, @Nullable Object> line) {
            return line.containsKey(RegistryCodec.TASK_ID) || line.containsKey(RegistryCodec.MISSION_ID);
        }

        private static String text(Map<String, @Nullable Object> line, TaskField field, String otherwise) {
            return line.get(field.text()) instanceof String text ? text : otherwise;
        }
    }
}
