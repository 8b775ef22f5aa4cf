package taskmgmt.view;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Format;

/**
 * A list that is declared field by field: key, header, layout and source of each in one place, so that columns and rows
 * cannot drift apart. Not thread-safe while it is declared.
 *
 * @param <T> what a row is about
 */
public final class Fields<T> implements Listing<T> {
    private final List<Field<T>> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final boolean table;

    private Fields(boolean table) {
        this.table = table;
    }

    /** The same fields in every format. */
    public static <T> Fields<T> always() {
        return new Fields<>(true);
    }

    /** Fields that may depend on whether it is for people or for programs. */
    public static <T> Fields<T> in(Format format) {
        return new Fields<>(format == Format.TABLE);
    }

    /** Prose, which is shortened where a table has to fit a terminal. */
    public Fields<T> text(String key, String header, Field.Value<T> value) {
        return with(new Field<>(Column.text(key, header), value));
    }

    /** What is useless when shortened: ids, states, times. */
    public Fields<T> exact(String key, String header, Field.Value<T> value) {
        return with(new Field<>(Column.exact(key, header), value));
    }

    /** What is aligned at the right: counts, durations, shares. */
    public Fields<T> number(String key, String header, Field.Value<T> value) {
        return with(new Field<>(Column.number(key, header), value));
    }

    /** What tables have no room for. */
    public Fields<T> program(String key, Field.Value<T> value) {
        return table ? this : exact(key, key, value);
    }

    /** Whether it is for people. */
    public boolean isTable() {
        return table;
    }

    private Fields<T> with(Field<T> field) {
        fields.add(field);
        columns.add(field.column());
        return this;
    }

    @Override
    public List<Column> columns() {
        return columns;
    }

    @Override
    public @Nullable Object[] row(T item) {
        @Nullable Object[] row = new Object[fields.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = fields.get(i).value().of(item);
        }
        return row;
    }

    /** All rows, for a table among others. */
    public List<@Nullable Object[]> rows(List<? extends T> items) {
        List<@Nullable Object[]> rows = new ArrayList<>(items.size());
        for (T item : items) {
            rows.add(row(item));
        }
        return rows;
    }
}
