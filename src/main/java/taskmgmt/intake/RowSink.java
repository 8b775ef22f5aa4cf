package taskmgmt.intake;

import java.io.IOException;
import java.util.List;
import taskmgmt.imports.Row;

/** Receives the rows of a source in order. */
interface RowSink {
    /**
     * Called for a table, before its first row, with the names of its columns.
     *
     * @throws UnsuitableSourceException if rows with these columns cannot be interpreted
     */
    default void columns(List<String> columns) throws UnsuitableSourceException {}

    void row(Row row) throws IOException;

    /** Something that should be a row but cannot be read as one. */
    void unreadable(long number, String reason, String text);
}
