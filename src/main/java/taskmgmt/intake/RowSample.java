package taskmgmt.intake;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;

/** The first rows of a source, for guessing the meaning of its columns. */
public final class RowSample {
    private RowSample() {}

    /** At most this many rows; the rest of the source is not read. */
    public static List<Row> of(Preset preset, ImportSource source, int count) throws IOException, UnsuitableSourceException {
        List<Row> rows = new ArrayList<>();
        try (InputStream bytes = source.opener().open(); BufferedReader text = TextLines.decoded(Compressed.plain(bytes))) {
            Rows.read(preset, source.name(), text, new RowSink() {
                @Override
                public void row(Row row) throws IOException {
                    rows.add(row);
                    if (rows.size() == count) {
                        throw new EnoughException();
                    }
                }

                @Override
                public void unreadable(long number, String reason, String text) {
                    // unreadable rows say nothing about the columns
                }
            });
        } catch (EnoughException e) {
            return rows;
        }
        return rows;
    }

    /** Thrown to stop reading, which has no other way to stop. */
    private static final class EnoughException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
