package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import taskmgmt.imports.Preset;

/** A table whose values are quoted where necessary and separated by commas, semicolons, tabs or vertical bars. */
final class QuotedTable {
    private static final int PEEK = 1 << 16;
    private static final String DECLARED = "sep=";
    private static final String SEPARATORS = ",;\t|";

    private QuotedTable() {}

    static void read(Preset preset, Reader in, RowSink sink) throws IOException, UnsuitableSourceException {
        BufferedReader buffered = new BufferedReader(in, PEEK);
        String header = firstLine(buffered);
        QuotedRecords records = new QuotedRecords(buffered, preset.layout() == Preset.Layout.QUOTED_TABS ? '\t' : separator(header));
        QuotedRecords.Row first = records.next();
        if (isDeclaration(header)) {
            first = records.next();
        }
        if (first == null) {
            return;
        }
        List<String> columns = SplitTable.columns(preset, first.values());
        sink.columns(columns);
        for (QuotedRecords.Row each = records.next(); each != null; each = records.next()) {
            String fault = each.fault() != null ? each.fault()
                    : each.values().size() > columns.size() ? "it has more columns than the first line"
                    : each.values().size() < columns.size() ? "it has fewer columns than the first line" : null;
            if (fault != null) {
                sink.unreadable(each.line(), fault, each.text());
            } else {
                sink.row(SplitTable.row(each.line(), columns, each.values()));
            }
        }
    }

    /**
     * The separator that occurs most often in the first line, outside of quotes. Spreadsheets write semicolons if the comma is the
     * decimal sign, and some write tabs whatever the file's extension.
     */
    private static char separator(String header) {
        if (isDeclaration(header)) {
            return header.charAt(DECLARED.length());
        }
        char most = SEPARATORS.charAt(0);
        long count = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char each = SEPARATORS.charAt(i);
            long own = count(header, each);
            most = own > count ? each : most;
            count = Math.max(count, own);
        }
        return most;
    }

    private static long count(String header, char separator) {
        boolean isQuoted = false;
        long count = 0;
        for (int i = 0; i < header.length(); i++) {
            isQuoted ^= header.charAt(i) == '"';
            count += !isQuoted && header.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    /** Whether the line is a declaration such as {@code sep=;}, which Excel reads and writes before a table. */
    private static boolean isDeclaration(String line) {
        return line.length() == DECLARED.length() + 1 && line.regionMatches(true, 0, DECLARED, 0, DECLARED.length());
    }

    private static String firstLine(BufferedReader in) throws IOException {
        in.mark(PEEK);
        char[] chars = new char[PEEK];
        int length = Math.max(0, in.read(chars, 0, PEEK));
        in.reset();
        String beginning = new String(chars, 0, length);
        return beginning.lines().filter(line -> !line.isEmpty()).findFirst().orElse("");
    }
}
