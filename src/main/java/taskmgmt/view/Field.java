package taskmgmt.view;

import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;

/**
 * One thing that is said of each item of a list: what it is called, and where it comes from. Durations and points in time are
 * given as such, and are written in seconds and in RFC 3339 for programs, and as people read them in tables.
 *
 * @param <T> what it is said of
 */
public record Field<T>(Column column, Value<T> value) {
    /** Where the value comes from. */
    @FunctionalInterface
    public interface Value<T> {
        /** Null where it is not known. */
        @Nullable Object of(T item);
    }
}
