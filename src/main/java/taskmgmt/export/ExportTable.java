package taskmgmt.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of the database. Immutable.
 *
 * @param about what a row is, for whoever looks at the table in the database
 * @param key   the columns that no two rows have alike
 */
public record ExportTable(String name, String about, List<Column> columns, List<String> key) {
    public ExportTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** @param name what it is called, in lower case and without anything that would have to be quoted, though it is */
    public record Column(String name, ColumnType type) {}

    /** The names of the columns, quoted, as COPY and INSERT list them. */
    public String columnList() {
        return String.join(", ", columns.stream().map(column -> quoted(column.name())).toList());
    }

    /** The statement that makes it where there is none. */
    String definition() {
        List<String> lines = new ArrayList<>();
        for (Column column : columns) {
            lines.add("    " + quoted(column.name()) + " " + column.type().sql());
        }
        lines.add("    PRIMARY KEY (" + String.join(", ", key.stream().map(ExportTable::quoted).toList()) + ")");
        return "CREATE TABLE " + quoted(name) + " (\n" + String.join(",\n", lines) + "\n)";
    }

    /** A name as SQL has it, whatever is in it. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as SQL has it, whatever is in it. */
    public static String literal(String text) {
        return (text.indexOf('\\') < 0 ? "'" : " E'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
