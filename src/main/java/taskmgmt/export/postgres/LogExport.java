package taskmgmt.export.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import taskmgmt.export.ExportResult;

/** Writes a piece of a log to its tables, within the open transaction. */
interface LogExport {
    /** The file name of the log. */
    String name();

    Piece piece(Path file, long from, long bytes) throws SQLException, IOException;

    /**
     * What was written.
     *
     * @param end        the start of the first line that was not read
     * @param unreadable lines that are not records
     */
    record Piece(long end, long unreadable, ExportResult counts) {}
}
