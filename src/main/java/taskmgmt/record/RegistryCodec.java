package taskmgmt.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskId;
import taskmgmt.time.Rfc3339;

/**
 * Between a line of {@code registry.jsonl} and a {@link TaskEvent}:
 * {@code {"ts":…,"event":"task.created","task_id":…,…}}, flat, unknown fields kept. Stateless.
 */
public final class RegistryCodec {
    public static final String TS = "ts";
    public static final String EVENT = "event";
    public static final String TASK_ID = "task_id";
    /** Of an event that was drained from the bus: the offset at which its line begins there. */
    public static final String BUS_OFFSET = "bus_offset";
    /** What older programs call the task's id. */
    public static final String MISSION_ID = "mission_id";

    private RegistryCodec() {}

    public static byte[] encode(TaskEvent event) {
        JsonLineWriter line = new JsonLineWriter();
        write(event, line);
        return line.toByteArray();
    }

    /** Writes the event without a line's end. */
    public static void write(TaskEvent event, JsonLineWriter line) {
        line.member(TS, event.at()).member(EVENT, event.type().text()).member(TASK_ID, event.taskId());
        for (Map.Entry<String, @Nullable Object> field : event.fields().entrySet()) {
            line.member(field.getKey(), field.getValue());
        }
        line.end();
    }

    /** The event of a line that stands in a registry; its fields are taken as they are. */
    public static TaskEvent decode(Map<String, @Nullable Object> line) throws BadJsonException {
        return decode(line, null);
    }

    /**
     * The event that somebody hands in. Every field that the product knows must be of its kind.
     *
     * @param now when it happened where the line has no {@code ts}
     */
    public static TaskEvent decodeChecked(Map<String, @Nullable Object> line, Instant now) throws BadJsonException {
        TaskEvent event = decode(line, now);
        String fault = TaskId.fault(event.taskId());
        if (!fault.isEmpty()) {
            throw new BadJsonException("no task id: " + fault);
        }
        for (Map.Entry<String, @Nullable Object> entry : event.fields().entrySet()) {
            TaskField field = TaskField.named(entry.getKey());
            String wrong = field == null ? "" : field.fault(entry.getValue());
            if (!wrong.isEmpty()) {
                throw new BadJsonException(wrong);
            }
        }
        return event;
    }

    private static TaskEvent decode(Map<String, @Nullable Object> line, @Nullable Instant now) throws BadJsonException {
        EventType type = line.get(EVENT) instanceof String name ? EventType.named(name) : null;
        if (type == null) {
            throw new BadJsonException(line.containsKey(EVENT) ? "no such event: " + line.get(EVENT) : "it has no event");
        }
        Object id = line.containsKey(TASK_ID) ? line.get(TASK_ID) : line.get(MISSION_ID);
        if (!(id instanceof String taskId)) {
            throw new BadJsonException("it has no task_id");
        }
        return new TaskEvent(instant(line.get(TS), now), type, taskId, rest(line, type));
    }

    private static Instant instant(@Nullable Object ts, @Nullable Instant now) throws BadJsonException {
        Instant at = ts instanceof String text ? Rfc3339.parse(text) : ts == null ? now : null;
        if (at == null) {
            throw new BadJsonException(ts == null ? "it has no ts" : "no RFC 3339 timestamp: " + ts);
        }
        return at;
    }

    /** The other fields, and the event's name where it is not the one that the registry uses. */
    private static Map<String, @Nullable Object> rest(Map<String, @Nullable Object> line, EventType type) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(line);
        rest.remove(TS);
        Object name = rest.remove(EVENT);
        if (!type.text().equals(name)) {
            rest.put(TaskEvent.PUBLISHED_AS, name);
        }
        if (rest.remove(TASK_ID) == null) {
            rest.remove(MISSION_ID);
        }
        return rest;
    }
}
