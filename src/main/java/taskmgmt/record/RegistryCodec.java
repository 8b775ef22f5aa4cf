package taskmgmt.record;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.EntryBefore;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.number.Decimal;
import taskmgmt.task.EventType;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskId;
import taskmgmt.task.door.ForeignFields;
import taskmgmt.task.door.ForeignTime;
import taskmgmt.time.Rfc3339;

/**
 * Converts a {@link TaskEvent} to and from its line in {@code registry.jsonl}:
 * {@code {"ts":…,"event":"task.created","task_id":…,…}}, flat, unknown fields kept. Stateless.
 */
public final class RegistryCodec {
    public static final String TS = "ts";
    public static final String EVENT = "event";
    public static final String TASK_ID = "task_id";
    /** On an event that was drained from the bus: the offset of its line there. */
    public static final String BUS_OFFSET = "bus_offset";
    /**
     * On an event that came late, from a file of the bus that had been rotated away: the name of the file to which {@link
     * #BUS_OFFSET} refers.
     */
    public static final String BUS_FILE = "bus_file";
    /** What was found unsupported when the event was reported, as a list of strings. */
    public static final String NOTED = ForeignFields.NOTED;
    /** Where the event's time was taken from if the event did not state it: {@code drain} for the time at which the bus was drained. */
    public static final String TS_FROM = "ts_from";
    /** See {@link #TS_FROM}. */
    public static final String FROM_DRAIN = "drain";
    /** The key that older programs use for the task's id. */
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

    /** The event of a line that is in a registry; its fields are not checked. */
    public static TaskEvent decode(Map<String, @Nullable Object> line) throws BadJsonException {
        return decode(line, null);
    }

    /**
     * An event that another program reported.
     *
     * @param unusable the names of the fields whose values are not of their kind: see {@link ForeignFields}
     */
    public record Foreign(TaskEvent event, List<String> unusable) {}

    /**
     * Reads an event that another program reports. The line must say what happened to which task, and when; a field whose value is
     * not of its kind only affects itself.
     *
     * @param now the time of the event if the line has no {@code ts}; null if the line must have one
     */
    public static Foreign decodeForeign(Map<String, @Nullable Object> line, @Nullable Instant now) throws BadJsonException {
        Map<String, @Nullable Object> read = new LinkedHashMap<>(line);
        Object id = read.containsKey(TASK_ID) ? read.get(TASK_ID) : read.get(MISSION_ID);
        if (id instanceof Number number) {
            read.put(TASK_ID, number instanceof Decimal decimal ? decimal.toPlainString() : number.toString());
        }
        Object ts = read.get(TS);
        if (ts != null && !(ts instanceof String text && Rfc3339.parse(text) != null)) {
            Instant meant = ForeignTime.of(ts);
            if (meant == null) {
                throw new BadJsonException("ts is no time: " + ts);
            }
            read.put(TS, Rfc3339.format(meant));
        }
        TaskEvent event = decode(read, now);
        String fault = TaskId.fault(event.taskId());
        if (!fault.isEmpty()) {
            throw new BadJsonException("no task id: " + fault);
        }
        ForeignFields fields = ForeignFields.of(event.fields());
        return new Foreign(new TaskEvent(event.at(), event.type(), event.taskId(), fields.usable()), fields.unusableNames());
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

    /** The other fields, and the event's name if it is not the one that the registry uses. */
    private static Map<String, @Nullable Object> rest(Map<String, @Nullable Object> line, EventType type) {
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(line);
        rest.remove(TS);
        Object name = rest.remove(EVENT);
        if (!type.text().equals(name)) {
            rest.put(TaskEvent.PUBLISHED_AS, name);
        }
        if (EntryBefore.isOne(rest.get(EntryBefore.KEY))) {
            rest.remove(EntryBefore.KEY); // about the line, not part of the event
        }
        if (rest.remove(TASK_ID) == null) {
            rest.remove(MISSION_ID);
        }
        return rest;
    }
}
