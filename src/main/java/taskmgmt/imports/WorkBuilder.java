package taskmgmt.imports;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.task.Fact;
import taskmgmt.task.Priority;
import taskmgmt.task.RefusedException;
import taskmgmt.task.TaskField;
import taskmgmt.time.LooseTime;

/** Assembles one {@link WorkItem}; null values are left out. Not thread-safe. */
public final class WorkBuilder {
    private static final String UNUSABLE = "unusable";
    private static final String NATIVE_ID = "native_id";
    private static final int MAX_TITLE = 500;

    private final Fields fields;
    private final String prefix;
    private final String nativeId;
    private final Map<String, @Nullable Object> creation = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> ending = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> endMetadata = new LinkedHashMap<>();
    private final Map<String, @Nullable Object> usage = new LinkedHashMap<>();
    private String attempt = "";
    private @Nullable Instant created;
    private @Nullable Instant started;
    private @Nullable Instant ended;
    private Outcome outcome = Outcome.PENDING;
    private boolean isTold;

    /**
     * @param format   the name of the source's format, for the resource figures and the metadata
     * @param prefix   of the task's id; empty for none
     * @param nativeId the id that the source uses
     */
    public WorkBuilder(Fields fields, String format, String prefix, String nativeId) {
        this.fields = fields;
        this.prefix = prefix;
        this.nativeId = nativeId;
        metadata.put("imported_from", format);
        usage.put("source", format);
    }

    public WorkBuilder type(ImportContext context, @Nullable String own) {
        String given = context.taskType();
        return creation(TaskField.TASK_TYPE, given == null ? own : given);
    }

    public WorkBuilder subsystem(ImportContext context, @Nullable String own) {
        String given = context.subsystem();
        return creation(TaskField.SUBSYSTEM, given == null ? own : given);
    }

    /** The title, without control characters, and cut if it is very long. */
    public WorkBuilder title(@Nullable String title) {
        if (title == null) {
            return this;
        }
        StringBuilder plain = new StringBuilder();
        title.codePoints().limit(MAX_TITLE).forEach(c -> plain.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return creation(TaskField.TITLE, plain.toString());
    }

    /** A field of the event that creates the task. */
    public WorkBuilder creation(TaskField field, @Nullable Object value) {
        if (value != null && !(value instanceof List<?> list && list.isEmpty())) {
            creation.put(field.text(), value);
        }
        return this;
    }

    /** The priority, as a number from 1 to 10 or a name; anything else is kept as unusable. */
    public WorkBuilder priority(String name, @Nullable String text) {
        if (text == null) {
            return this;
        }
        try {
            return priority(Priority.parse(text).value());
        } catch (RefusedException e) {
            fields.refused(name, text);
            return this;
        }
    }

    public WorkBuilder priority(int level) {
        creation.put(TaskField.PRIORITY.text(), (long) level);
        return this;
    }

    /** Other units of the same source that have to come first, by their native ids. */
    public WorkBuilder dependsOn(List<String> nativeIds) {
        List<String> ids = new ArrayList<>();
        for (String id : nativeIds) {
            ids.add(ForeignId.taskId(prefix, id));
        }
        return creation(TaskField.DEPENDS_ON, ids);
    }

    /** The unit of the same source that this one is a part of, by its native id. */
    public WorkBuilder parent(@Nullable String nativeParent) {
        return metadata("parent_id", nativeParent == null ? null : ForeignId.taskId(prefix, nativeParent));
    }

    public WorkBuilder attempt(String key) {
        attempt = key;
        return this;
    }

    /**
     * The number of the attempt, which is only visible from 2 on. If the source reports only a later attempt, the start of the
     * first one is unknown, and so is the time that the task waited; the number of retries follows from the number of the attempt.
     */
    public WorkBuilder attempt(@Nullable Long number) {
        if (number == null || number <= 1) {
            attempt = "";
            return this;
        }
        attempt = number.toString();
        creation.put(Fact.TS_FROM.text(), Fact.Word.IMPORT.text());
        ending.put(TaskField.RETRIES_COUNT.text(), number - 1);
        return endMetadata("attempt", number);
    }

    public WorkBuilder created(@Nullable Instant at) {
        created = at;
        return this;
    }

    public WorkBuilder started(@Nullable Instant at) {
        started = at;
        return this;
    }

    public WorkBuilder ended(@Nullable Instant at) {
        ended = at;
        return this;
    }

    /**
     * How long it ran, which gives the start or the end if only the other is known. Work that was cancelled after no time at all
     * never began.
     */
    public WorkBuilder ran(@Nullable Duration duration) {
        boolean neverBegan = duration != null && duration.isZero() && outcome == Outcome.CANCELLED;
        if (duration != null && started == null && ended != null && !neverBegan) {
            started = ended.minus(duration);
        } else if (duration != null && started != null && ended == null && outcome.isTerminal()) {
            ended = started.plus(duration);
        }
        return this;
    }

    public WorkBuilder outcome(Outcome reached) {
        outcome = reached;
        return this;
    }

    /** Marks the task as created by an earlier row. */
    public WorkBuilder told() {
        isTold = true;
        return this;
    }

    public WorkBuilder exitCode(@Nullable Long code) {
        return code == null ? this : endMetadata("exit_code", code);
    }

    public WorkBuilder error(@Nullable String message) {
        if (message != null && outcome != Outcome.COMPLETED) {
            ending.put(outcome == Outcome.CANCELLED ? TaskField.REASON.text() : TaskField.ERROR_MESSAGE.text(), message);
        }
        return this;
    }

    /** A resource figure, by the task field that shows it. A figure beyond the range of the field is kept as unusable. */
    public WorkBuilder usage(TaskField field, @Nullable Decimal figure) {
        if (figure != null && !field.fault(figure).isEmpty()) {
            fields.refused(field.text(), figure);
        } else if (figure != null) {
            usage.put(field.text(), figure);
        }
        return this;
    }

    public WorkBuilder usage(TaskField field, @Nullable Duration duration) {
        return usage(field, duration == null ? null
                : Decimal.valueOf(duration.getSeconds()).add(Decimal.valueOf(duration.getNano(), 9)).plain());
    }

    public WorkBuilder metadata(String key, @Nullable Object value) {
        if (value != null) {
            metadata.put(key, value);
        }
        return this;
    }

    /** Metadata that is known only when the attempt ends. */
    public WorkBuilder endMetadata(@Nullable String key, @Nullable Object value) {
        if (key != null && value != null) {
            endMetadata.put(key, value);
        }
        return this;
    }

    /** Adds values of the row to the end of the attempt, under their own names in lower case. */
    public WorkBuilder endMetadata(String... names) {
        for (String name : names) {
            Object value = fields.value(name);
            boolean says = value != null && !(value instanceof String text && LooseTime.isAbsent(text));
            endMetadata(says ? name.toLowerCase(Locale.ROOT) : null, value);
        }
        return this;
    }

    /** The work, with everything else from the row in its metadata. */
    public WorkItem build() {
        String taskId = ForeignId.taskId(prefix, nativeId);
        String expected = prefix.isEmpty() ? nativeId : prefix + ":" + nativeId;
        metadata(NATIVE_ID, taskId.equals(expected) ? null : nativeId);
        fields.rest().forEach(metadata::putIfAbsent);
        if (!fields.unusable().isEmpty()) {
            metadata.put(UNUSABLE, new LinkedHashMap<>(fields.unusable()));
        }
        creation.put(TaskField.METADATA.text(), metadata);
        if (usage.size() > 1) {
            ending.put(TaskField.RESOURCE_USAGE.text(), usage);
        }
        if (!endMetadata.isEmpty()) {
            ending.put(TaskField.METADATA.text(), endMetadata);
        }
        return new WorkItem(fields.row().number(), taskId, attempt, created, started, ended, Objects.requireNonNull(outcome),
                creation, ending, isTold, fields.unusable(), fields.forms());
    }
}
