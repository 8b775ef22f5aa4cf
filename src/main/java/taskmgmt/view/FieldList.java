package taskmgmt.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.render.Format;

/**
 * A list that is declared field by field: key, header, layout and source of each field in one place, so that columns
 * and rows cannot drift apart. Not thread-safe while it is being declared.
 *
 * @param <T> the item of a row
 */
public final class FieldList<T> implements Listing<T> {
    private final List<Field<T>> fields = new ArrayList<>();
    private final List<Column> columns = new ArrayList<>();
    private final boolean table;

    private FieldList(boolean table) {
        this.table = table;
    }

    /** The same fields in every format. */
    public static <T> FieldList<T> always() {
        return new FieldList<>(true);
    }

    /** Fields that may depend on whether they are for people or for programs. */
    public static <T> FieldList<T> in(Format format) {
        return new FieldList<>(format == Format.TABLE);
    }

    /** Prose, which is shortened if a table has to fit a terminal. */
    public FieldList<T> text(String key, String header, Field.Value<T> value) {
        return with(new Field<>(Column.text(key, header), value));
    }

    /** Values that are useless when shortened: ids, states, times. */
    public FieldList<T> exact(String key, String header, Field.Value<T> value) {
        return with(new Field<>(Column.exact(key, header), value));
    }

    /** Values that are aligned on the right: counts, durations, percentages. */
    public FieldList<T> number(String key, String header, Field.Value<T> value) {
        return with(new Field<>(Column.number(key, header), value));
    }

    /** The number of a byte, a line or a process. */
    public FieldList<T> place(String key, String header, Field.Value<T> value) {
        return with(new Field<>(new Column(key, header, Column.Kind.PLACE), value));
    }

    /** Sentences, which are wrapped if a table has to fit a terminal. */
    public FieldList<T> sentence(String key, String header, Field.Value<T> value) {
        return with(new Field<>(new Column(key, header, Column.Kind.SENTENCE), value));
    }

    /** A word for a state, shown in colour. */
    public FieldList<T> state(String key, String header, Field.Value<T> value) {
        return with(new Field<>(new Column(key, header, Column.Kind.STATE), value));
    }

    /** A point in time that people see as an age. */
    public FieldList<T> age(String key, String header, Field.Value<T> value) {
        return with(new Field<>(new Column(key, header, Column.Kind.AGE), value));
    }

    /** A field that tables show only on request, for lack of room. */
    public FieldList<T> program(String key, Field.Value<T> value) {
        Column column = Column.exact(key, table ? key.replace('_', ' ').toUpperCase(Locale.ROOT) : key);
        return with(new Field<>(table ? column.ranked(Column.Rank.WIDE) : column, value));
    }

    /** Marks the last field as essential to a row. The first such field identifies the row. */
    public FieldList<T> key() {
        return rank(Column.Rank.KEY);
    }

    /** Marks the last field as one of the first to leave out if a table lacks room. */
    public FieldList<T> minor() {
        return rank(Column.Rank.MINOR);
    }

    /** Adds the fields of another list, shown only on request. */
    public FieldList<T> and(FieldList<T> others) {
        for (Field<T> other : others.fields) {
            Column column = other.column();
            if (columns.stream().noneMatch(own -> own.key().equals(column.key()))) {
                String header = column.key().replace('_', ' ').toUpperCase(Locale.ROOT);
                with(new Field<>(new Column(column.key(), header, column.kind(), Column.Rank.WIDE), other.value()));
            }
        }
        return this;
    }

    private FieldList<T> rank(Column.Rank rank) {
        Field<T> last = fields.removeLast();
        columns.removeLast();
        return with(new Field<>(last.column().ranked(rank), last.value()));
    }

    @Override
    public FieldList<T> only(List<Integer> chosen) {
        FieldList<T> some = new FieldList<>(table);
        for (int each : chosen) {
            some.with(fields.get(each));
        }
        return some;
    }

    /** Whether it is for people. */
    public boolean isTable() {
        return table;
    }

    private FieldList<T> with(Field<T> field) {
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
