package taskmgmt.task;

import org.jspecify.annotations.Nullable;
import taskmgmt.number.Decimal;

/**
 * What an event says, however it was read: as a {@link TaskEvent} with all its fields, or as the bytes of a line of which
 * only a few are looked at. What follows from it for the task is decided once, over this. A fact in an object is absent
 * where the object is none.
 */
public interface EventFacts {
    EventType type();

    /** When it happened, in microseconds since 1970-01-01T00:00:00Z. */
    long atMicros();

    /** Whether the field is there, be it as null. */
    boolean has(Fact fact);

    /** Whether one of these fields of the top level is there, each given by its {@link Fact#bit}. */
    boolean hasAny(long facts);

    /** Which facts in this object are there: one bit for each, the first in the order of {@link Fact} the lowest; 0 if it is no object. */
    long in(Fact object);

    /** Whether the field is there and not null. */
    boolean isSaid(Fact fact);

    boolean isTrue(Fact fact);

    boolean isFalse(Fact fact);

    /** Whether the field is this text. */
    boolean isText(Fact fact, Fact.Word word);

    /** The field's timestamp in microseconds; {@link TaskRun#UNKNOWN} where it is none. */
    long micros(Fact fact);

    /** The field's number; NaN where it is none, or beyond the range of doubles. */
    double number(Fact fact);

    /** The field's number with all its digits; null where {@link #number} has none. */
    @Nullable Decimal decimal(Fact fact);
}
