package taskmgmt.export.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import taskmgmt.export.ExportResult;
import taskmgmt.export.ExportedRecords;
import taskmgmt.export.TableBatch;
import taskmgmt.export.read.RecordReader;
import taskmgmt.journal.LogFiles;

/** Exports the audit log: its entries as they are. */
final class AuditExport implements LogExport {
    private final Statements statements;

    AuditExport(Connection connection) {
        this.statements = new Statements(connection);
    }

    @Override
    public String name() {
        return LogFiles.AUDIT;
    }

    @Override
    public Piece piece(Path file, long from, long bytes) throws SQLException, IOException {
        TableBatch batch = new TableBatch();
        RecordReader reader = new RecordReader();
        long end = reader.read(file, from, bytes, (record, offset) -> ExportedRecords.add(record, offset, batch));
        statements.copy(batch);
        return new Piece(end, reader.unreadable(), new ExportResult(0, 0, 0, batch.rows(), 0, 0, 0));
    }
}
