package taskmgmt.view;

import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;

/**
 * One field of each item in a list: its column, and the source of its value. Durations and points in time are passed as such; they are
 * written in seconds and in RFC 3339 for programs, and in readable form in tables.
 *
 * @param <T> the item
 */
public record Field<T>(Column column, Value<T> value) {
    /** Where the value comes from. */
    @FunctionalInterface
    public interface Value<T> {
        /** Null if unknown. */
        @Nullable Object of(T item);
    }
}
