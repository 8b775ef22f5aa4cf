package taskmgmt.intake;

import java.io.IOException;
import taskmgmt.imports.Row;

/** Takes the rows of a source in their order. */
interface RowSink {
    void row(Row row) throws IOException;

    /** Something that should be a row and cannot be read as one. */
    void unreadable(long number, String reason, String text);
}
