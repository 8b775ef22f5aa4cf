package taskmgmt.export;

import java.util.ArrayList;
import java.util.List;

/**
 * A table of the database. Immutable.
 *
 * @param about what a row is, as a comment in the database
 * @param key   the columns that identify a row
 */
public record ExportTable(String name, String about, List<Column> columns, List<String> key) {
    public ExportTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** @param name in lower case and without characters that require quoting, though it is quoted anyway */
    public record Column(String name, ColumnType type) {}

    /** The names of the columns, quoted, as COPY and INSERT list them. */
    public String columnList() {
        return String.join(", ", columns.stream().map(column -> quoted(column.name())).toList());
    }

    /** The statement that creates the table if it does not exist. */
    String definition() {
        List<String> lines = new ArrayList<>();
        for (Column column : columns) {
            lines.add("    " + quoted(column.name()) + " " + column.type().sql());
        }
        lines.add("    PRIMARY KEY (" + String.join(", ", key.stream().map(ExportTable::quoted).toList()) + ")");
        return "CREATE TABLE " + quoted(name) + " (\n" + String.join(",\n", lines) + "\n)";
    }

    /** A name quoted for SQL, whatever it contains. */
    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A string as an SQL literal, whatever it contains. */
    public static String literal(String text) {
        return (text.indexOf('\\') < 0 ? "'" : " E'") + text.replace("\\", "\\\\").replace("'", "''") + "'";
    }
}
