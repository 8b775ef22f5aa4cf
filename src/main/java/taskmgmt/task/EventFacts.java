package taskmgmt.task;

import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * What an event says, regardless of how it was read: as a {@link TaskEvent} with all its fields, or as the bytes of a line of which
 * only a few fields are examined. The consequences for the task are decided once, from this interface. A fact inside an object
 * counts as absent if the field is not an object.
 */
public interface EventFacts {
    EventType type();

    /** When it happened, in microseconds since 1970-01-01T00:00:00Z. */
    long atMicros();

    /** Whether the field is present, even if its value is null. */
    boolean has(Fact fact);

    /** Whether at least one of these top-level fields is present; each field is given by its {@link Fact#bit}. */
    boolean hasAny(long facts);

    /**
     * Which facts of this object are present, one bit for each; the lowest bit is the first fact in the order of {@link Fact}. 0 if
     * it is not an object.
     */
    long in(Fact object);

    /** Whether the field is present and not null. */
    boolean isSaid(Fact fact);

    boolean isTrue(Fact fact);

    boolean isFalse(Fact fact);

    /** Whether the field is a string equal to this word. */
    boolean isText(Fact fact, Fact.Word word);

    /** The field's timestamp in microseconds; {@link TaskRun#UNKNOWN} if it is not a timestamp. */
    long micros(Fact fact);

    /** The field's number; NaN if it is not a number, or is beyond the range of doubles. */
    double number(Fact fact);

    /** The field's number with all its digits; null where {@link #number} returns NaN. */
    @Nullable Decimal decimal(Fact fact);
}
