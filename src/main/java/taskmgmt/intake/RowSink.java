package taskmgmt.intake;

import java.io.IOException;
import java.util.List;
import taskmgmt.imports.Row;

/** Takes the rows of a source in their order. */
interface RowSink {
    /**
     * Of a table, before its first row: the names of its columns.
     *
     * @throws UnsuitableSourceException where nothing could be made of rows with these
     */
    default void columns(List<String> columns) throws UnsuitableSourceException {}

    void row(Row row) throws IOException;

    /** Something that should be a row and cannot be read as one. */
    void unreadable(long number, String reason, String text);
}
