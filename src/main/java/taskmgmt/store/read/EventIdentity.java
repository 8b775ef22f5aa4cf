package taskmgmt.store.read;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.hash.Sha256;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.TaskEvent;

/**
 * Identifies equal events, however they were reported: by their {@code event_id}, or else by their whole content. Each kind of
 * identity is hashed under a name of its own, so that no {@code event_id} can be the text of an event.
 */
public final class EventIdentity {
    public static final String EVENT_ID = "event_id";

    private static final byte[] BY_ID = domain("event_id");
    private static final byte[] BY_TEXT = domain("event");
    private static final byte[] CONTENT = domain("content of event_id");
    private static final byte[] REPORT = domain("line of the bus");
    private static final byte[] TASK = domain("task");
    /** What our own doors add to an event. */
    private static final Set<String> ADDED = Set.of(RegistryCodec.BUS_OFFSET, RegistryCodec.BUS_FILE, RegistryCodec.NOTED, RegistryCodec.TS_FROM);

    private final MessageDigest digest = Sha256.digest();

    /** Whether one of our own doors has added something to the event. */
    public static boolean isAddedTo(TaskEvent event) {
        for (String key : ADDED) {
            if (event.fields().containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    /** A hash of the identity, of which the first 16 bytes are enough to tell all events of a log apart. */
    public byte[] of(TaskEvent event) {
        String id = event.text(EVENT_ID);
        if (id != null) {
            digest.update(BY_ID);
            return digest.digest(id.getBytes(StandardCharsets.UTF_8));
        }
        digest.update(BY_TEXT);
        return digest.digest(RegistryCodec.encode(asReported(event)));
    }

    /**
     * A hash of an event's {@code event_id} with what the event says; null where it has none. The time does not count, because
     * who reports an event again may give another one or none.
     */
    public byte @Nullable [] content(TaskEvent event) {
        String id = event.text(EVENT_ID);
        if (id == null) {
            return null;
        }
        TaskEvent reported = asReported(event);
        digest.update(CONTENT);
        digest.update(reported.type().text().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(reported.taskId().getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        return digest.digest(JsonLineWriter.of(reported.fields()));
    }

    /** Whether two events of one {@code event_id} are one event. */
    public boolean isSame(TaskEvent one, TaskEvent other) {
        byte[] content = content(one);
        return content != null && MessageDigest.isEqual(content, content(other));
    }

    /**
     * A hash of what a line of the bus says, whether as it stands there or as the registry has it. Where it does not say when it
     * happened, the time does not count, which is that of whoever has read it.
     */
    public byte[] ofReport(TaskEvent event) {
        boolean saysWhen = !event.fields().containsKey(RegistryCodec.TS_FROM);
        TaskEvent reported = asReported(event);
        digest.update(REPORT);
        digest.update((saysWhen ? reported.at() + "\n" : "\n").getBytes(StandardCharsets.UTF_8));
        digest.update((reported.type().text() + "\n" + reported.taskId() + "\n").getBytes(StandardCharsets.UTF_8));
        return digest.digest(JsonLineWriter.of(reported.fields()));
    }

    /** Why an event is not the one that its {@code event_id} is taken by. */
    public static String conflict(TaskEvent event) {
        return "event_id " + event.text(EVENT_ID) + " is taken by another event";
    }

    /** The hash of a task's id. */
    public byte[] of(String taskId) {
        digest.update(TASK);
        return digest.digest(taskId.getBytes(StandardCharsets.UTF_8));
    }

    private static TaskEvent asReported(TaskEvent event) {
        Map<String, @Nullable Object> fields = event.fields();
        boolean isAsReported = true;
        for (String key : ADDED) {
            isAsReported &= !fields.containsKey(key);
        }
        if (isAsReported) {
            return event;
        }
        Map<String, @Nullable Object> reported = new LinkedHashMap<>(fields);
        ADDED.forEach(reported::remove);
        return new TaskEvent(event.at(), event.type(), event.taskId(), reported);
    }

    private static byte[] domain(String name) {
        return (name + "\0").getBytes(StandardCharsets.UTF_8);
    }
}
