package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes rows in one {@link Format} as they come, in bounded memory however many there are. {@link #finish} ends the
 * document; a command that fails half-way does not call it, so that a truncated document is not mistaken for a complete
 * one.
 */
public interface RowWriter {
    /** One data value for each column; {@code Instant} and {@code Duration} may be among them. */
    void row(@Nullable Object... values) throws IOException;

    /** Ends the document. The underlying writer is neither flushed nor closed. */
    void finish() throws IOException;

    /** A writer of this format. Nothing is written before the first row or the end. */
    static RowWriter of(Format format, List<Column> columns, Page page, Writer out) {
        return switch (format) {
            case TABLE -> new TableRows(columns, page, out);
            case JSON -> new JsonRows(columns, out);
            case JSONL -> new JsonLineRows(columns, out);
            case CSV -> new DelimitedRows(columns, Delimiter.COMMA, page, out);
            case TSV -> new DelimitedRows(columns, Delimiter.TAB, page, out);
            case YAML -> new YamlRows(columns, out);
        };
    }

    /** The row as an object with the columns' keys. */
    static Map<String, @Nullable Object> object(List<Column> columns, @Nullable Object[] values) {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            object.put(columns.get(i).key(), values[i]);
        }
        return object;
    }
}
