package taskmgmt.view;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.RowWriter;
import taskmgmt.render.ValueOrder;

/**
 * The form of a list of similar items: its columns, and their values for each item.
 *
 * @param <T> the item of a row
 */
public interface Listing<T> {
    /** The columns in order; their keys are those of the row as an object. */
    List<Column> columns();

    /** One value for each column. */
    @Nullable Object[] row(T item);

    /** The row as an object, for use as part of something larger. */
    default Map<String, @Nullable Object> object(T item) {
        return RowWriter.object(columns(), row(item));
    }

    /**
     * The same list with some of its columns, in the order given.
     *
     * @param chosen places among {@link #columns()}
     */
    default Listing<T> only(List<Integer> chosen) {
        Listing<T> all = this;
        List<Column> some = chosen.stream().map(all.columns()::get).toList();
        return new Listing<>() {
            @Override
            public List<Column> columns() {
                return some;
            }

            @Override
            public @Nullable Object[] row(T item) {
                @Nullable Object[] values = all.row(item);
                @Nullable Object[] row = new Object[some.size()];
                for (int i = 0; i < row.length; i++) {
                    row[i] = values[chosen.get(i)];
                }
                return row;
            }
        };
    }

    /** The same list if each of its columns was requested: a table then also shows those that it leaves out by default. */
    default Listing<T> asked() {
        Listing<T> all = this;
        List<Column> shown = all.columns().stream()
                .map(column -> column.rank() == Column.Rank.WIDE ? column.ranked(Column.Rank.USUAL) : column).toList();
        return new Listing<>() {
            @Override
            public List<Column> columns() {
                return shown;
            }

            @Override
            public @Nullable Object[] row(T item) {
                return all.row(item);
            }
        };
    }

    /** The order of the items by this column; items without a value in it come last. */
    default Comparator<T> order(int column, boolean descending) {
        Listing<T> key = only(List.of(column));
        Comparator<@Nullable Object> values = descending ? ValueOrder.DESCENDING : ValueOrder.ASCENDING;
        return Comparator.comparing(item -> key.row(item)[0], values);
    }

    /** Writes a row for each item, and then the end. */
    default void write(Iterable<? extends T> items, RowWriter rows) throws IOException {
        for (T item : items) {
            rows.row(row(item));
        }
        rows.finish();
    }
}
