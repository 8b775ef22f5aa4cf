package taskmgmt.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;
import taskmgmt.number.NumberText;
import taskmgmt.time.Micros;
import taskmgmt.time.Rfc3339;

/**
 * One thing that happened to one task: a line of the registry.
 *
 * <p>The line is flat and holds only what the event adds, so {@code fields} keeps it as written, in its order; a field that this
 * version does not know passes through unchanged. The meaning of a field is decided in one place, {@link TaskFold}. Immutable.
 *
 * @param at     when it happened, in microseconds
 * @param type   what happened
 * @param taskId the task it happened to
 * @param fields all other fields of the line; the values are null, Boolean, Long, BigInteger, Decimal, String,
 *               List or Map of those
 */
public record TaskEvent(Instant at, EventType type, String taskId, Map<String, @Nullable Object> fields)
        implements EventFacts {
    /** The name under which the event was received, if it is not that of its type. */
    public static final String PUBLISHED_AS = "published_as";

    private static final Fact[] FACTS = Fact.values();
    private static final String ANNOUNCEMENT = "task.registered";

    public TaskEvent {
        at = Rfc3339.toMicros(at);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** The field's text, or null if it is absent or not a string. */
    public @Nullable String text(String key) {
        return fields.get(key) instanceof String text ? text : null;
    }

    /** Whether the field is present and true. */
    public boolean flag(String key) {
        return Boolean.TRUE.equals(fields.get(key));
    }

    /** The field's object, empty if it is absent or not an object. */
    public Map<String, @Nullable Object> object(String key) {
        return asObject(fields.get(key));
    }

    /** The strings of a list; empty if the field is absent or not a list. */
    public List<String> texts(String key) {
        return asTexts(fields.get(key));
    }

    /** Who reported it: its {@code actor}, else its {@code created_by}, else null. A name without a letter does not count. */
    public @Nullable String actor() {
        String actor = name("actor");
        return actor != null ? actor : name(TaskField.CREATED_BY.text());
    }

    private @Nullable String name(String key) {
        String name = text(key);
        return name == null || name.isBlank() ? null : name;
    }

    /** Whether this only announces that a task is registered: for a task that is already known it adds nothing. */
    public boolean isAnnouncement() {
        return ANNOUNCEMENT.equals(text(PUBLISHED_AS));
    }

    /** The same event with an additional field, or with the field's value replaced. */
    public TaskEvent with(String key, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(fields);
        more.put(key, value);
        return new TaskEvent(at, type, taskId, more);
    }

    /** The part of the event that decides how the task moves. */
    public Move move() {
        return Move.of(this);
    }

    @Override
    public long atMicros() {
        return Micros.of(at);
    }

    @Override
    public boolean has(Fact fact) {
        return around(fact).containsKey(fact.text());
    }

    @Override
    public boolean hasAny(long facts) {
        for (Fact fact : FACTS) {
            if ((facts & fact.bit()) != 0 && has(fact)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long in(Fact object) {
        long present = 0;
        int place = 0;
        for (Fact fact : FACTS) {
            if (fact.object() == object) {
                present |= has(fact) ? 1L << place : 0;
                place++;
            }
        }
        return present;
    }

    @Override
    public boolean isSaid(Fact fact) {
        return value(fact) != null;
    }

    @Override
    public boolean isTrue(Fact fact) {
        return Boolean.TRUE.equals(value(fact));
    }

    @Override
    public boolean isFalse(Fact fact) {
        return Boolean.FALSE.equals(value(fact));
    }

    @Override
    public boolean isText(Fact fact, Fact.Word word) {
        return word.text().equals(value(fact));
    }

    @Override
    public long micros(Fact fact) {
        return Micros.of(value(fact) instanceof String text ? Rfc3339.parse(text) : null);
    }

    @Override
    public double number(Fact fact) {
        return asDouble(value(fact));
    }

    @Override
    public @Nullable Decimal decimal(Fact fact) {
        Object value = value(fact);
        if (Double.isNaN(asDouble(value))) {
            return null;
        }
        return value instanceof Number number ? Decimal.of(number) : Decimal.parse(String.valueOf(value).strip());
    }

    @Nullable Object value(Fact fact) {
        return around(fact).get(fact.text());
    }

    /** The object that may contain the fact. */
    private Map<String, @Nullable Object> around(Fact fact) {
        Fact object = fact.object();
        return object == null ? fields : asObject(value(object));
    }

    /** The number as a double; NaN if it is not a number, or is beyond the range of doubles. */
    static double asDouble(@Nullable Object value) {
        double number = value instanceof Number any ? any.doubleValue()
                : value instanceof String text ? NumberText.parse(text) : Double.NaN;
        return Double.isFinite(number) ? number : Double.NaN;
    }

    @SuppressWarnings("unchecked") // a parsed object's keys are strings
    public static Map<String, @Nullable Object> asObject(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    static List<String> asTexts(@Nullable Object value) {
        if (!(value instanceof List<?> list)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>(list.size());
        for (Object item : list) {
            if (item instanceof String text) {
                texts.add(text);
            }
        }
        return List.copyOf(texts);
    }
}
