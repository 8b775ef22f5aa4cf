package taskmgmt.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import taskmgmt.bytes.Names;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.number.Decimal;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.EventFacts;
import taskmgmt.task.EventType;
import taskmgmt.task.Fact;
import taskmgmt.task.Priority;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskRun;
import taskmgmt.time.TimestampReader;

/**
 * One line of the registry, read as far as runs need it. The same lines count as events here as for {@link RegistryCodec}, and each
 * value has the meaning that {@link taskmgmt.task.TaskEvent} gives it. Not thread-safe.
 */
final class RegistryLine implements EventFacts {
    private static final EventType[] TYPES = EventType.values();
    private static final Fact[] FACTS = Fact.values();
    /** The words as bytes, by ordinal. */
    private static final byte[][] WORDS = words();
    /** The position of each fact among those of the same object. */
    private static final int[] PLACES = places();
    /** The number of top-level facts; the other fields follow them. */
    private static final int TOP = keys(null).length;

    private static final int METADATA = PLACES[Fact.METADATA.index()];
    private static final int TS = TOP;
    private static final int EVENT = TOP + 1;
    private static final int TASK_ID = TOP + 2;
    private static final int MISSION_ID = TOP + 3;
    private static final int TYPE = TOP + 4;
    private static final int SUBSYSTEM = TOP + 5;
    private static final int TITLE = TOP + 6;
    private static final int CREATOR = TOP + 7;
    private static final int PRIORITY = TOP + 8;
    private static final int TAGS = TOP + 9;
    private static final int OWNER = TOP + 10;
    private static final String[] FIELDS = {
        RegistryCodec.TS, RegistryCodec.EVENT, RegistryCodec.TASK_ID, RegistryCodec.MISSION_ID, TaskField.TASK_TYPE.text(),
        TaskField.SUBSYSTEM.text(), TaskField.TITLE.text(), TaskField.CREATED_BY.text(), TaskField.PRIORITY.text(),
        TaskField.TAGS.text(), TaskField.OWNER.text()
    };
    private static final long NAMES = bits(TYPE, TAGS);
    /** Fields that few reports need. */
    private static final long FURTHER_NAMES = bits(TITLE, OWNER);

    private final LineFields fields = new LineFields(concat(keys(null), FIELDS));
    /** The contents of the object for each fact that is an object; null for other facts. */
    private final @Nullable LineFields[] objects = objects();
    /** One bit for each of these objects that has been scanned since the line was read. */
    private long scanned;
    private final LineFields owner = new LineFields("pid", "boot_id", "started_at");
    private final Names typeNames = new Names(typeTexts());
    private final Json json = Json.lenient();
    private final @Nullable MetadataReader metadataReader;
    /** One bit for each ignored field. */
    private final long unwanted;

    private @Nullable EventType type;
    private long at;
    private byte[] id = {};
    private int idStart;
    private int idEnd;

    /**
     * @param withMetadata whether runs need their metadata
     * @param withNames    whether they need names other than subsystem and type, and their owners
     */
    RegistryLine(boolean withMetadata, boolean withNames) {
        metadataReader = withMetadata ? new MetadataReader() : null;
        unwanted = withNames ? 0 : FURTHER_NAMES;
        for (Fact fact : FACTS) {
            LineFields inside = objects[fact.index()];
            if (inside != null && fact.object() == null) {
                fields.scanInside(PLACES[fact.index()], inside);
            }
        }
        if (withNames) {
            fields.scanInside(OWNER, owner);
        }
    }

    /** Reads the line; false if it holds no event. */
    boolean read(byte[] buffer, int start, int end) {
        return fields.scan(buffer, start, end)
                && (!fields.isUnusual() || isRead(buffer, start, end))
                && readFound();
    }

    /** Finds the end of a line in the usual form; its index, or -1. The line is not parsed yet: see {@link #readFound}. */
    int find(byte[] buffer, int start, int filled) {
        int newline = fields.scanLine(buffer, start, filled);
        return newline < 0 || fields.isUnusual() ? -1 : newline;
    }

    /** Reads the line that was found; false if it holds no event. */
    boolean readFound() {
        scanned = 0;
        fields.passOver(unwanted);
        return readType() && readId() && readTime();
    }

    /** The few lines that a different JSON reader may refuse are left to the reader that all other commands use. */
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

    @Override
    public EventType type() {
        if (type == null) {
            throw new IllegalStateException("no line was read");
        }
        return type;
    }

    @Override
    public long atMicros() {
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

    /** Where the fact is: in the line itself, or in an object in it, which is scanned on demand. */
    private LineFields around(Fact fact) {
        Fact object = fact.object();
        return object == null ? fields : inside(object);
    }

    private LineFields inside(Fact object) {
        int number = object.index();
        LineFields inside = objects[number];
        if (inside == null) {
            throw new IllegalStateException(object + " is no object");
        }
        if ((scanned >>> number & 1) == 0) {
            scanned |= 1L << number;
            inside.scanObject(around(object), PLACES[number]);
        }
        return inside;
    }

    @Override
    public boolean has(Fact fact) {
        return around(fact).has(PLACES[fact.index()]);
    }

    @Override
    public boolean hasAny(long facts) {
        return fields.hasAny(facts);
    }

    @Override
    public long in(Fact object) {
        return inside(object).present();
    }

    @Override
    public boolean isSaid(Fact fact) {
        return !around(fact).isNullOrAbsent(PLACES[fact.index()]);
    }

    @Override
    public boolean isTrue(Fact fact) {
        return around(fact).isTrue(PLACES[fact.index()]);
    }

    @Override
    public boolean isFalse(Fact fact) {
        return around(fact).isFalse(PLACES[fact.index()]);
    }

    @Override
    public boolean isText(Fact fact, Fact.Word word) {
        return around(fact).isText(PLACES[fact.index()], WORDS[word.index()]);
    }

    @Override
    public long micros(Fact fact) {
        return around(fact).micros(PLACES[fact.index()]);
    }

    @Override
    public double number(Fact fact) {
        return around(fact).number(PLACES[fact.index()]);
    }

    @Override
    public @Nullable Decimal decimal(Fact fact) {
        return Double.isNaN(number(fact)) ? null : Decimal.parse(String.valueOf(around(fact).json(PLACES[fact.index()])).strip());
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

    /** The metadata after this line: keys that the line contains get their values from it. */
    SortedMap<String, String> metadata(SortedMap<String, String> before) {
        return metadataReader == null || !fields.isObject(METADATA)
                ? before
                : metadataReader.read(fields.buffer(), fields.start(METADATA), fields.end(METADATA), before);
    }

    TaskRun.@Nullable Owner owner(TaskRun.@Nullable Owner before) {
        if (!fields.has(OWNER)) {
            return before;
        }
        owner.scanObject(fields, OWNER);
        long pid = owner.wholeNumber(0, TaskRun.UNKNOWN);
        return pid == TaskRun.UNKNOWN ? null : new TaskRun.Owner(pid, owner.name(1), owner.text(2));
    }

    private static long bits(int first, int last) {
        return -1L >>> Long.SIZE - 1 - last + first << first;
    }

    private static int[] places() {
        int[] places = new int[FACTS.length];
        for (int i = 0; i < places.length; i++) {
            for (int before = 0; before < i; before++) {
                places[i] += FACTS[before].object() == FACTS[i].object() ? 1 : 0;
            }
        }
        return places;
    }

    /** The keys of the facts in an object, or at the top level for null, in order. */
    private static String[] keys(@Nullable Fact object) {
        List<String> keys = new ArrayList<>();
        for (Fact fact : FACTS) {
            if (fact.object() == object) {
                keys.add(fact.text());
            }
        }
        return keys.toArray(String[]::new);
    }

    private static @Nullable LineFields[] objects() {
        @Nullable LineFields[] objects = new @Nullable LineFields[FACTS.length];
        for (Fact fact : FACTS) {
            String[] inside = keys(fact);
            objects[fact.index()] = inside.length == 0 ? null : new LineFields(inside);
        }
        return objects;
    }

    private static byte[][] words() {
        Fact.Word[] words = Fact.Word.values();
        byte[][] bytes = new byte[words.length][];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = words[i].text().getBytes(StandardCharsets.UTF_8);
        }
        return bytes;
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
