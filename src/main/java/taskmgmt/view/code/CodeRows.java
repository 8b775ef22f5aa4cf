package taskmgmt.view.code;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeStructure;
import taskmgmt.view.FieldList;

/**
 * An element of source code in a list.
 *
 * @param calledBy how many calls there are to something with this name
 * @param isUnused whether nothing mentions it
 */
public record CodeRows(CodeItem item, int calledBy, boolean isUnused) {
    public static final FieldList<CodeRows> ROWS = FieldList.<CodeRows>always()
            .exact("name", "NAME", row -> row.item().name()).key()
            .exact("kind", "KIND", row -> row.item().kind().text())
            .number("complexity", "COMPLEXITY", row -> function(row, row.item().complexity()))
            .number("lines", "LINES", row -> (long) row.item().lines())
            .number("calls", "CALLS", row -> function(row, row.item().calls()))
            .number("called", "CALLED", row -> row.isDefinition() ? (long) row.calledBy() : null)
            .exact("unused", "UNUSED", row -> row.isDefinition() ? row.isUnused() : null)
            .exact("place", "PLACE", row -> row.item().file() + ":" + row.item().line())
            .program("language", row -> row.item().language().text())
            .program("within", row -> row.item().within())
            .program("file", row -> row.item().file())
            .program("line", row -> (long) row.item().line())
            .program("last_line", row -> (long) row.item().lastLine())
            .program("visibility", row -> row.isDefinition() ? row.item().visibility().name().toLowerCase(Locale.ROOT) : null);

    /** A row for an item of a structure. */
    public static CodeRows of(CodeItem item, CodeStructure structure) {
        return new CodeRows(item, structure.calledBy(item), structure.isUnused(item));
    }

    private boolean isDefinition() {
        return item.kind() == CodeItem.Kind.FUNCTION || item.kind() == CodeItem.Kind.CLASS;
    }

    private static @Nullable Long function(CodeRows row, int value) {
        return row.item().kind() == CodeItem.Kind.FUNCTION ? (long) value : null;
    }
}
