package taskmgmt.view.part;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.Column;
import taskmgmt.view.Listing;

/**
 * A part of a field that is an object, selected by its path: {@code metadata.lr}, {@code ml_metrics.eval.f1}. A key may itself contain full
 * stops.
 *
 * @param name  the full path, which is the name of the column
 * @param field the index of the field
 * @param path  the path inside the field
 */
public record FieldPart(String name, int field, String path) {
    /** Adds the part with this name, unless it is a whole field, does not exist, or was added before. */
    public static void add(String name, Listing<?> listing, List<FieldPart> parts) {
        FieldPart part = of(name, listing.columns());
        if (part != null && !parts.contains(part)) {
            parts.add(part);
        }
    }

    private static @Nullable FieldPart of(String name, List<Column> columns) {
        if (place(name.toLowerCase(Locale.ROOT), columns) >= 0) {
            return null;
        }
        for (int point = name.lastIndexOf('.'); point > 0; point = name.lastIndexOf('.', point - 1)) {
            int place = place(name.substring(0, point).toLowerCase(Locale.ROOT), columns);
            if (place >= 0 && point < name.length() - 1) {
                return new FieldPart(name, place, name.substring(point + 1));
            }
        }
        return null;
    }

    private static int place(String key, List<Column> columns) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).key().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    /** The column of the part; text, because nothing is known about it but its name. */
    Column column() {
        return new Column(name, name.toUpperCase(Locale.ROOT), Column.Kind.TEXT, Column.Rank.USUAL);
    }

    /** The value in the field; null if there is none, or if the field is not an object. */
    @Nullable Object of(@Nullable Object value) {
        return within(value, path);
    }

    private static @Nullable Object within(@Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> object)) {
            return null;
        }
        Object found = object.get(path);
        for (int point = path.indexOf('.'); found == null && point > 0; point = path.indexOf('.', point + 1)) {
            found = within(object.get(path.substring(0, point)), path.substring(point + 1));
        }
        return found;
    }
}
