package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;

/** Reads rows in the layout of a preset. */
final class Rows {
    /** The maximum number of blanks before the first significant character. */
    private static final int BLANKS = 1024;

    private Rows() {}

    /** @param name the file's name without extensions */
    static void read(Preset preset, String name, BufferedReader in, RowSink sink) throws IOException, UnsuitableSourceException {
        if (preset.layout() != Preset.Layout.LINES && preset.layout() != Preset.Layout.LINES_OR_OBJECTS && isXml(in)) {
            throw new UnsuitableSourceException("it is XML, which import does not read: make a table of it, with a row for each task");
        }
        switch (preset.layout()) {
            case LINES -> lines(in, sink);
            case LINES_OR_OBJECTS, TABS_OR_OBJECTS, BARS_OR_OBJECTS, FRONT_MATTER_OR_OBJECTS -> textOrObjects(preset, name, in, sink);
            case TABS -> SplitTable.read(preset, in, sink);
            case COMMAS, QUOTED_TABS -> QuotedTable.read(preset, in, sink);
            case JSON -> JsonObjects.read(preset, in, sink);
        }
    }

    private static void textOrObjects(Preset preset, String name, BufferedReader in, RowSink sink) throws IOException, UnsuitableSourceException {
        int first = firstOf(in);
        if (first == '{' || first == '[') {
            JsonObjects.read(preset, in, sink);
        } else if (preset.layout() == Preset.Layout.LINES_OR_OBJECTS) {
            lines(in, sink);
        } else if (preset.layout() == Preset.Layout.FRONT_MATTER_OR_OBJECTS) {
            FrontMatter.read(name, in, sink);
        } else {
            SplitTable.read(preset, in, sink);
        }
    }

    private static boolean isXml(BufferedReader in) throws IOException {
        return firstOf(in) == '<';
    }

    /** The first character that is not a blank, without consuming it; -1 if there is none. */
    private static int firstOf(BufferedReader in) throws IOException {
        in.mark(BLANKS);
        int first = in.read();
        for (int i = 1; i < BLANKS && first >= 0 && Character.isWhitespace(first); i++) {
            first = in.read();
        }
        in.reset();
        return first;
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
