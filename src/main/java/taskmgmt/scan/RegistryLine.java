package taskmgmt.scan;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Names;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.EventType;
import taskmgmt.task.Move;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFold;
import taskmgmt.task.TaskRun;
import taskmgmt.time.TimestampReader;

/**
 * One line of the registry, read as far as runs need it. What counts as an event here is what counts as one for
 * {@link RegistryCodec}, and each value means what {@link taskmgmt.task.TaskEvent} and {@link TaskFold} take it for. Not
 * thread-safe.
 */
final class RegistryLine {
    private static final EventType[] TYPES = EventType.values();
    private static final byte[] PASSED = "passed".getBytes(StandardCharsets.UTF_8);
    private static final byte[] FAILED = "failed".getBytes(StandardCharsets.UTF_8);
    private static final byte[] HELD = "held".getBytes(StandardCharsets.UTF_8);
    private static final byte[] MEASURED = "measured".getBytes(StandardCharsets.UTF_8);

    private static final String[] RESOURCES = {
        TaskField.CPU_SECONDS.text(), TaskField.MEMORY_PEAK_MB.text(), TaskField.MEMORY_AVG_MB.text(),
        TaskField.DISK_READ_MB.text(), TaskField.DISK_WRITE_MB.text(), TaskField.NETWORK_TX_MB.text(),
        TaskField.NETWORK_RX_MB.text(), TaskField.STORAGE_DELTA_MB.text()
    };
    /** How many figures there are on resources. */
    static final int RESOURCE_COUNT = RESOURCES.length;
    private static final int SOURCE = RESOURCE_COUNT;

    private static final int TS = 0;
    private static final int EVENT = 1;
    private static final int TASK_ID = 2;
    private static final int MISSION_ID = 3;
    private static final int TYPE = 4;
    private static final int SUBSYSTEM = 5;
    private static final int TITLE = 6;
    private static final int CREATOR = 7;
    private static final int PRIORITY = 8;
    private static final int TAGS = 9;
    private static final int SUCCESS = 10;
    private static final int VERIFICATION = 11;
    private static final int VERIFICATION_PASSED = 12;
    private static final int VERIFICATION_STATUS = 14;
    private static final int VERIFICATION_REQUIRED = 15;
    private static final int SLA_HOURS = 16;
    private static final int SLA_DEADLINE = 17;
    private static final int RESOURCE_USAGE = 18;
    private static final int PROGRESS = 19;
    private static final int OWNER = 20;
    private static final int FIRST_RESOURCE = 21;
    private static final int METADATA = FIRST_RESOURCE + RESOURCE_COUNT;
    private static final String[] FIELDS = {
        RegistryCodec.TS, RegistryCodec.EVENT, RegistryCodec.TASK_ID, RegistryCodec.MISSION_ID, TaskField.TASK_TYPE.text(),
        TaskField.SUBSYSTEM.text(), TaskField.TITLE.text(), TaskField.CREATED_BY.text(), TaskField.PRIORITY.text(),
        TaskField.TAGS.text(), "success", "verification", "verification_passed", "verified",
        TaskField.VERIFICATION_STATUS.text(), TaskField.VERIFICATION_REQUIRED.text(), TaskField.SLA_HOURS.text(),
        TaskField.SLA_DEADLINE.text(), TaskField.RESOURCE_USAGE.text(), TaskField.PROGRESS_PERCENT.text(), TaskField.OWNER.text()
    };

    private static final long NAMES = bits(TYPE, TAGS);
    private static final long VERDICTS = bits(VERIFICATION, VERIFICATION_STATUS);
    private static final long USAGES = 1L << RESOURCE_USAGE | bits(FIRST_RESOURCE, FIRST_RESOURCE + RESOURCE_COUNT - 1);

    private final LineFields fields =
            new LineFields(concat(concat(FIELDS, RESOURCES), new String[] {TaskField.METADATA.text()}));
    private final LineFields metadata = new LineFields("approval");
    private final LineFields approval = new LineFields("state");
    private final LineFields verification = new LineFields("passed", "status");
    private final LineFields usage = new LineFields(concat(RESOURCES, new String[] {"source"}));
    private final LineFields owner = new LineFields("pid", "boot_id", "started_at");
    private final Names typeNames = new Names(typeTexts());
    private final Json json = Json.lenient();

    private @Nullable EventType type;
    private long at;
    private byte[] id = {};
    private int idStart;
    private int idEnd;

    /** Reads the line; false if it holds no event. */
    boolean read(byte[] buffer, int start, int end) {
        return fields.scan(buffer, start, end)
                && (!fields.isUnusual() || isRead(buffer, start, end))
                && readFound();
    }

    /** Finds the end of a line in the usual form; its index, or -1. The line is not read yet: see {@link #readFound}. */
    int find(byte[] buffer, int start, int filled) {
        int newline = fields.scanLine(buffer, start, filled);
        return newline < 0 || fields.isUnusual() ? -1 : newline;
    }

    /** Reads the line that was found; false if it holds no event. */
    boolean readFound() {
        return readType() && readId() && readTime();
    }

    /** The few lines that another reader of JSON may refuse are left to the one that all other commands go by. */
    private boolean isRead(byte[] buffer, int start, int end) {
        try {
            json.parse(buffer, start, end - start);
            return true;
        } catch (BadJsonException e) {
            return false;
        }
    }

    private boolean readType() {
        type = null;
        if (fields.isText(EVENT)) {
            int number = fields.isEscaped(EVENT) ? -1 : typeNames.find(fields.buffer(), fields.start(EVENT), fields.end(EVENT));
            type = number >= 0 ? TYPES[number] : EventType.named(fields.text(EVENT));
        }
        return type != null;
    }

    private boolean readId() {
        int field = fields.has(TASK_ID) ? TASK_ID : MISSION_ID;
        if (!fields.isText(field)) {
            return false;
        }
        if (fields.isEscaped(field)) {
            id = fields.text(field).getBytes(StandardCharsets.UTF_8);
            idStart = 0;
            idEnd = id.length;
        } else {
            id = fields.buffer();
            idStart = fields.start(field);
            idEnd = fields.end(field);
        }
        return true;
    }

    private boolean readTime() {
        if (!fields.isText(TS)) {
            return false;
        }
        at = fields.micros(TS);
        return at != TimestampReader.NONE;
    }

    EventType type() {
        if (type == null) {
            throw new IllegalStateException("no line was read");
        }
        return type;
    }

    long at() {
        return at;
    }

    byte[] id() {
        return id;
    }

    int idStart() {
        return idStart;
    }

    int idEnd() {
        return idEnd;
    }

    Move move() {
        return new Move(type(), !fields.isFalse(SUCCESS), verdict(),
                fields.has(VERIFICATION_REQUIRED) ? fields.isTrue(VERIFICATION_REQUIRED) : null, holds());
    }

    private @Nullable Boolean holds() {
        if (!fields.isObject(METADATA)) {
            return null;
        }
        metadata.scanObject(fields, METADATA);
        if (!metadata.isObject(0)) {
            return null;
        }
        approval.scanObject(metadata, 0);
        return approval.isNullOrAbsent(0) ? null : approval.isText(0, HELD);
    }

    private @Nullable Boolean verdict() {
        if (!fields.hasAny(VERDICTS)) {
            return null;
        }
        if (fields.isObject(VERIFICATION)) {
            verification.scanObject(fields, VERIFICATION);
            for (int field = 0; field < 2; field++) {
                if (!verification.isNullOrAbsent(field)) {
                    return verdict(verification, field);
                }
            }
        }
        for (int field = VERIFICATION_PASSED; field <= VERIFICATION_STATUS; field++) {
            if (!fields.isNullOrAbsent(field)) {
                return verdict(fields, field);
            }
        }
        return null;
    }

    private static @Nullable Boolean verdict(LineFields from, int field) {
        if (from.isTrue(field) || from.isText(field, PASSED)) {
            return true;
        }
        return from.isFalse(field) || from.isText(field, FAILED) ? false : null;
    }

    TaskRun.Names names(TaskRun.Names before) {
        return fields.hasAny(NAMES)
                ? new TaskRun.Names(
                        fields.has(SUBSYSTEM) ? fields.name(SUBSYSTEM) : before.subsystem(),
                        fields.has(TYPE) ? fields.name(TYPE) : before.type(),
                        fields.has(TITLE) ? fields.text(TITLE) : before.title(),
                        fields.has(CREATOR) ? fields.name(CREATOR) : before.creator(),
                        fields.has(TAGS) ? fields.texts(TAGS) : before.tags(),
                        fields.has(PRIORITY) ? (int) fields.wholeNumber(PRIORITY, Priority.DEFAULT) : before.priority())
                : before;
    }

    boolean hasProgress() {
        return fields.has(PROGRESS);
    }

    double progress(double before) {
        return fields.has(PROGRESS) ? fields.figure(PROGRESS) : before;
    }

    /** When the task should be done; a deadline counts before a number of hours. */
    long deadline(long created, long before) {
        if (fields.has(SLA_DEADLINE)) {
            return fields.micros(SLA_DEADLINE);
        }
        if (!fields.has(SLA_HOURS)) {
            return before;
        }
        Instant from = TaskRun.instant(created);
        boolean isNumber = !Double.isNaN(fields.figure(SLA_HOURS));
        return from == null || !isNumber
                ? TaskRun.UNKNOWN
                : TaskRun.micros(TaskFold.deadline(from, Decimal.parse(String.valueOf(fields.json(SLA_HOURS)))));
    }

    TaskRun.@Nullable Owner owner(TaskRun.@Nullable Owner before) {
        if (!fields.has(OWNER)) {
            return before;
        }
        owner.scanObject(fields, OWNER);
        long pid = owner.wholeNumber(0, TaskRun.UNKNOWN);
        return pid == TaskRun.UNKNOWN ? null : new TaskRun.Owner(pid, owner.name(1), owner.text(2));
    }

    /** Puts what the line says of resources into the figures. */
    void usage(Usages usages) {
        if (!fields.hasAny(USAGES)) {
            return;
        }
        boolean hasObject = fields.isObject(RESOURCE_USAGE);
        if (hasObject) {
            usage.scanObject(fields, RESOURCE_USAGE);
        }
        boolean measured = hasObject && usage.isText(SOURCE, MEASURED);
        for (int i = 0; i < RESOURCE_COUNT; i++) {
            if (fields.has(FIRST_RESOURCE + i)) {
                usages.put(i, measured, fields.figure(FIRST_RESOURCE + i));
            } else if (hasObject && usage.has(i)) {
                usages.put(i, measured, usage.figure(i));
            }
        }
    }

    private static long bits(int first, int last) {
        return -1L >>> Long.SIZE - 1 - last + first << first;
    }

    private static String[] typeTexts() {
        String[] texts = new String[TYPES.length];
        for (int i = 0; i < TYPES.length; i++) {
            texts[i] = TYPES[i].text();
        }
        return texts;
    }

    private static String[] concat(String[] first, String[] second) {
        String[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
