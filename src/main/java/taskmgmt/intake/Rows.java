package taskmgmt.intake;

import java.io.IOException;
import java.io.Reader;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;

/** Reads rows as a preset's files have them. */
final class Rows {
    private Rows() {}

    /** @param name the file's name without endings */
    static void read(Preset preset, String name, Reader in, RowSink sink) throws IOException, UnsuitableSourceException {
        switch (preset.layout()) {
            case LINES -> lines(in, sink);
            case TABS, BARS -> SplitTable.read(preset, in, sink);
            case COMMAS, QUOTED_TABS -> QuotedTable.read(preset, in, sink);
            case JSON -> JsonObjects.read(preset, in, sink);
            case FRONT_MATTER -> FrontMatter.read(name, in, sink);
        }
    }

    private static void lines(Reader in, RowSink sink) throws IOException {
        TextLines lines = new TextLines(in);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (lines.wasCut()) {
                sink.unreadable(lines.number(), "a line that is too long", line.substring(0, 80));
            } else if (!line.isBlank()) {
                sink.row(Row.line(lines.number(), line));
            }
        }
    }
}
