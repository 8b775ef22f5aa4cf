package taskmgmt.intake;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Preset;

/** A table in the form of RFC 4180, with quotes around values where they are needed, and commas, semicolons or tabs between them. */
final class QuotedTable {
    private static final int PEEK = 1 << 16;
    private static final int MAX_RECORD = 1 << 24;

    private QuotedTable() {}

    static void read(Preset preset, Reader in, RowSink sink) throws IOException, UnsuitableSourceException {
        BufferedReader buffered = new BufferedReader(in, PEEK);
        char separator = preset.layout() == Preset.Layout.QUOTED_TABS ? '\t' : commaOrSemicolon(buffered);
        CsvReader<CsvRecord> reader = CsvReader.builder().fieldSeparator(separator).skipEmptyLines(true).allowExtraFields(true)
                .allowMissingFields(true).allowExtraCharsAfterClosingQuote(true).maxBufferSize(MAX_RECORD).ofCsvRecord(buffered);
        List<String> columns = null;
        try {
            for (CsvRecord each : reader) {
                columns = columns == null ? header(preset, each) : record(each, columns, sink);
            }
        } catch (CsvParseException e) {
            throw new UnsuitableSourceException("it cannot be read as a table: " + e.getMessage());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static List<String> header(Preset preset, CsvRecord first) throws UnsuitableSourceException {
        List<String> columns = first.getFields().stream().map(String::strip).toList();
        SplitTable.requireColumns(preset, columns);
        return columns;
    }

    private static List<String> record(CsvRecord each, List<String> columns, RowSink sink) throws IOException {
        if (each.getFieldCount() > columns.size()) {
            sink.unreadable(each.getStartingLineNumber(), "it has more columns than the first line", String.join(",", each.getFields()));
        } else if (each.getFieldCount() < columns.size()) {
            sink.unreadable(each.getStartingLineNumber(), "it has fewer columns than the first line", String.join(",", each.getFields()));
        } else {
            sink.row(SplitTable.row(each.getStartingLineNumber(), columns, each.getFields()));
        }
        return columns;
    }

    /** Spreadsheets write semicolons where a comma is the decimal sign. */
    private static char commaOrSemicolon(BufferedReader in) throws IOException {
        in.mark(PEEK);
        @Nullable String header = in.readLine();
        in.reset();
        return header != null && header.indexOf(',') < 0 && header.indexOf(';') >= 0 ? ';' : ',';
    }
}
