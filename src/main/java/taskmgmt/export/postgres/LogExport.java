package taskmgmt.export.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import taskmgmt.export.ExportResult;

/** Writes a piece of a log to its tables, within the transaction that is open. */
interface LogExport {
    /** The file name of the log. */
    String name();

    Piece piece(Path file, long from, long bytes) throws SQLException, IOException;

    /**
     * What was written.
     *
     * @param end        where the first line begins that was not read
     * @param unreadable lines that are no records
     */
    record Piece(long end, long unreadable, ExportResult counts) {}
}
