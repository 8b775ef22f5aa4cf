package taskmgmt.render;

import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.Invisible;
import taskmgmt.json.JsonPrinter;
import taskmgmt.json.Scalars;
import taskmgmt.time.Rfc3339;

/**
 * CSV or TSV: a header line with the keys, then one line for each row. Lists and maps are JSON in their cell, null is empty. A string that
 * a spreadsheet would run as a formula gets an apostrophe in front, and terminal control characters are escaped.
 */
final class DelimitedRows implements RowWriter {
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

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
            for (int i = 0; page.headers() && i < columns.size(); i++) {
                cell(i, columns.get(i).key());
            }
            out.append(page.headers() ? delimiter.lineEnd() : "");
        }
    }

    private void cell(int index, String text) throws IOException {
        out.append(index == 0 ? "" : delimiter.separator());
        String cell = delimiter.protect(text);
        out.append(page.terminal() ? Plain.text(cell) : cell);
    }

    private static String text(@Nullable Object value) {
        // Not a pattern switch: linking one at its first call takes milliseconds.
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

    /**
     * The text made safe for spreadsheets, which ignore blanks and invisible characters in front of a formula, and also accept the
     * full-width forms of its signs.
     */
    private static String harmless(String text) {
        int i = 0;
        while (i < text.length() && (Invisible.is(text.codePointAt(i)) || isBlank(text.charAt(i)))) {
            i += Character.charCount(text.codePointAt(i));
        }
        boolean formula = i < text.length() && FORMULA.indexOf(text.charAt(i)) >= 0;
        return formula || !text.isEmpty() && "\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
