package taskmgmt.imports;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One record of a foreign file: a line, a row of a table, an object of an array. Immutable.
 *
 * @param number its position: the line, or the number of the object, counted from 1
 * @param values by the names that the source uses; text, or JSON values
 */
public record Row(long number, Map<String, @Nullable Object> values) {
    /** The name of the value that holds the line in a file of plain lines. */
    public static final String LINE = "line";

    public Row {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A row that is a plain line. */
    public static Row line(long number, String line) {
        return new Row(number, Map.of(LINE, line));
    }

    /** The line, if the row is a plain line. */
    public String line() {
        return values.get(LINE) instanceof String text ? text : "";
    }
}
