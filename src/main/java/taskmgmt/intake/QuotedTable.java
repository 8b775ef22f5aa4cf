package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import taskmgmt.imports.Preset;

/** A table with quotes around values where they are needed, and commas, semicolons or tabs between them. */
final class QuotedTable {
    private static final int PEEK = 1 << 16;

    private QuotedTable() {}

    static void read(Preset preset, Reader in, RowSink sink) throws IOException, UnsuitableSourceException {
        BufferedReader buffered = new BufferedReader(in, PEEK);
        QuotedRecords records = new QuotedRecords(buffered, preset.layout() == Preset.Layout.QUOTED_TABS ? '\t' : separator(buffered));
        QuotedRecords.Row first = records.next();
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

    /** Spreadsheets write semicolons where a comma is the decimal sign, and some write tabs whatever the name of the file says. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(PEEK);
        char[] chars = new char[PEEK];
        int length = Math.max(0, in.read(chars, 0, PEEK));
        in.reset();
        String beginning = new String(chars, 0, length);
        String header = beginning.lines().filter(line -> !line.isEmpty()).findFirst().orElse("");
        if (header.indexOf(',') >= 0) {
            return ',';
        }
        return header.indexOf(';') >= 0 ? ';' : header.indexOf('\t') >= 0 ? '\t' : ',';
    }
}
