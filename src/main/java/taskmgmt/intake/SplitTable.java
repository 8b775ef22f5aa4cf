package taskmgmt.intake;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;

/**
 * A table whose first line names the columns and in which a quote is an ordinary character. The separator is the one in the first
 * line. A separator in a value is allowed only in the last column, which then gets the rest of the line, and only if the format's
 * last column is free text; elsewhere it would be ambiguous which value is which.
 */
final class SplitTable {
    private static final char[] OTHERS = {'|', '\t', ';', ','};

    private SplitTable() {}

    static void read(Preset preset, Reader in, RowSink sink) throws IOException, UnsuitableSourceException {
        TextLines lines = new TextLines(in);
        String header = lines.next();
        while (header != null && header.isBlank()) {
            header = lines.next();
        }
        if (header == null) {
            return;
        }
        char separator = separator(preset, header);
        List<String> columns = columns(preset, split(header, separator, Integer.MAX_VALUE));
        sink.columns(columns);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isBlank() || line.equals(header)) {
                continue; // joined files repeat the header
            }
            boolean takesRest = hasTabs(preset);
            List<String> values = split(line, separator, takesRest ? columns.size() : Integer.MAX_VALUE);
            if (lines.wasCut() || values.size() < columns.size()) {
                sink.unreadable(lines.number(), "it has fewer columns than the first line", line);
            } else if (values.size() > columns.size()) {
                sink.unreadable(lines.number(), "it has more columns than the first line", line);
            } else {
                sink.row(row(lines.number(), columns, values));
            }
        }
    }

    private static boolean hasTabs(Preset preset) {
        return preset.layout() == Preset.Layout.TABS || preset.layout() == Preset.Layout.TABS_OR_OBJECTS;
    }

    private static char separator(Preset preset, String header) {
        if (hasTabs(preset) && header.indexOf('\t') >= 0) {
            return '\t';
        }
        for (char other : OTHERS) {
            if (header.indexOf(other) >= 0) {
                return other;
            }
        }
        return OTHERS[0];
    }

    /**
     * The names of the columns, without surrounding blanks; a repeated name gets its number appended.
     *
     * @throws UnsuitableSourceException if a column is missing that all files of this format have
     */
    static List<String> columns(Preset preset, List<String> header) throws UnsuitableSourceException {
        List<String> columns = new ArrayList<>();
        for (String each : header) {
            String name = each.strip();
            int number = 1;
            while (!name.isEmpty() && columns.contains(name)) {
                number++;
                name = each.strip() + " (" + number + ")";
            }
            columns.add(name);
        }
        for (String needed : preset.columns()) {
            if (!columns.contains(needed)) {
                throw new UnsuitableSourceException("it has no column " + needed + ", so it is no " + preset.text() + ": expected is the "
                        + preset.about() + " with its first line");
            }
        }
        return columns;
    }

    static Row row(long number, List<String> columns, List<String> values) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (!columns.get(i).isEmpty()) {
                row.put(columns.get(i), i < values.size() ? values.get(i) : null);
            }
        }
        return new Row(number, row);
    }

    private static List<String> split(String line, char separator, int limit) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        int end = line.indexOf(separator);
        while (end >= 0 && parts.size() < limit - 1) {
            parts.add(line.substring(start, end));
            start = end + 1;
            end = line.indexOf(separator, start);
        }
        parts.add(line.substring(start));
        return parts;
    }
}
