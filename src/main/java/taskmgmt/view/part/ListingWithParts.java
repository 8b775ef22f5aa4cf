package taskmgmt.view.part;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.view.Listing;

/**
 * A list with further columns after its own, each for a part of a field.
 *
 * @param fields the list without the further columns
 */
public record ListingWithParts<T>(Listing<T> fields, List<FieldPart> parts) implements Listing<T> {
    public ListingWithParts {
        parts = List.copyOf(parts);
    }

    @Override
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>(fields.columns());
        for (FieldPart part : parts) {
            columns.add(part.column());
        }
        return List.copyOf(columns);
    }

    @Override
    public @Nullable Object[] row(T item) {
        @Nullable Object[] values = fields.row(item);
        @Nullable Object[] row = new Object[values.length + parts.size()];
        System.arraycopy(values, 0, row, 0, values.length);
        for (int i = 0; i < parts.size(); i++) {
            row[values.length + i] = parts.get(i).of(values[parts.get(i).field()]);
        }
        return row;
    }

    /** For a field, the order of the list itself, which may be better than that of the plain values. */
    @Override
    public Comparator<T> order(int column, boolean descending) {
        return column < fields.columns().size() ? fields.order(column, descending) : Listing.super.order(column, descending);
    }
}
