package taskmgmt.view;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;

/**
 * What a list of things that are all alike looks like: its columns, and what is in them for each thing.
 *
 * @param <T> what a row is about
 */
public interface Listing<T> {
    /** In their order; their keys are those of the row as an object. */
    List<Column> columns();

    /** One value for each column. */
    @Nullable Object[] row(T item);

    /** The row under its keys, for where it is part of something larger. */
    default Map<String, @Nullable Object> object(T item) {
        return RowWriter.object(columns(), row(item));
    }

    /** Writes a row for each of them, and the end. */
    default void write(Iterable<? extends T> items, RowWriter rows) throws IOException {
        for (T item : items) {
            rows.row(row(item));
        }
        rows.finish();
    }
}
