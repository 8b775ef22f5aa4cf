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
 * Identifies equal events, however they were reported: by their {@code event_id}, or otherwise by their whole content. Each kind
 * of identity is hashed under its own name, so that no {@code event_id} can equal the content of an event.
 */
public final class EventIdentity {
    public static final String EVENT_ID = "event_id";

    private static final byte[] BY_ID = domain("event_id");
    private static final byte[] BY_TEXT = domain("event");
    private static final byte[] CONTENT = domain("content of event_id");
    private static final byte[] REPORT = domain("line of the bus");
    private static final byte[] TASK = domain("task");
    /** What this program itself adds to an event. */
    private static final Set<String> ADDED = Set.of(RegistryCodec.BUS_OFFSET, RegistryCodec.BUS_FILE, RegistryCodec.NOTED, RegistryCodec.TS_FROM);

    private final MessageDigest digest = Sha256.digest();

    /** Whether this program has added something to the event. */
    public static boolean isAddedTo(TaskEvent event) {
        for (String key : ADDED) {
            if (event.fields().containsKey(key)) {
                return true;
            }
        }
        return false;
    }

    /** A hash of the identity; its first 16 bytes are enough to distinguish all events of a log. */
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
     * A hash of an event's {@code event_id} and content; null if it has no id. The time is not included, because a second report
     * of the same event may have a different one or none.
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

    /** Whether two events with the same {@code event_id} are the same event. */
    public boolean isSame(TaskEvent one, TaskEvent other) {
        byte[] content = content(one);
        return content != null && MessageDigest.isEqual(content, content(other));
    }

    /**
     * A hash of what a line of the bus says, equal for the line itself and its form in the registry. If the line has no time,
     * the time is not included, since it is only when the line was read.
     */
    public byte[] ofReport(TaskEvent event) {
        boolean saysWhen = !event.fields().containsKey(RegistryCodec.TS_FROM);
        TaskEvent reported = asReported(event);
        digest.update(REPORT);
        digest.update((saysWhen ? reported.at() + "\n" : "\n").getBytes(StandardCharsets.UTF_8));
        digest.update((reported.type().text() + "\n" + reported.taskId() + "\n").getBytes(StandardCharsets.UTF_8));
        return digest.digest(JsonLineWriter.of(reported.fields()));
    }

    /** Why an event is not the one that already has its {@code event_id}. */
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
