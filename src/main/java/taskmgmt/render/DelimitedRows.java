package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.json.Scalars;
import taskmgmt.time.Rfc3339;

/**
 * CSV or TSV: a header line with the keys, then a line a row. Lists and maps are JSON in their cell, null is empty.
 * A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
final class DelimitedRows implements RowWriter {
    private final List<Column> columns;
    private final Delimiter delimiter;
    private final Page page;
    private final Writer out;
    private boolean begun;

    DelimitedRows(List<Column> columns, Delimiter delimiter, Page page, Writer out) {
        this.columns = columns;
        this.delimiter = delimiter;
        this.page = page;
        this.out = out;
    }

    @Override
    public void row(@Nullable Object... values) throws IOException {
        begin();
        for (int i = 0; i < values.length; i++) {
            cell(i, text(values[i]));
        }
        out.append(delimiter.lineEnd());
    }

    @Override
    public void finish() throws IOException {
        begin();
    }

    private void begin() throws IOException {
        if (!begun) {
            begun = true;
            for (int i = 0; i < columns.size(); i++) {
                cell(i, columns.get(i).key());
            }
            out.append(delimiter.lineEnd());
        }
    }

    private void cell(int index, String text) throws IOException {
        out.append(index == 0 ? "" : delimiter.separator());
        out.append(delimiter.protect(page.terminal() ? Plain.text(text) : text));
    }

    private static String text(@Nullable Object value) {
        // Not a switch over patterns, which is linked at its first call, for milliseconds.
        if (value == null) {
            return "";
        }
        if (value instanceof Number number) {
            return Scalars.number(number);
        }
        if (value instanceof Instant instant) {
            return Rfc3339.format(instant);
        }
        if (value instanceof Duration duration) {
            return Scalars.seconds(duration);
        }
        return value instanceof Map || value instanceof List ? JsonPrinter.compact(value) : harmless(value.toString());
    }

    private static String harmless(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
