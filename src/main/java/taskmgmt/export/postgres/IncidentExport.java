package taskmgmt.export.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import taskmgmt.export.ExportResult;
import taskmgmt.export.ExportTables;
import taskmgmt.export.ExportedRecords;
import taskmgmt.export.TableBatch;
import taskmgmt.export.read.RecordReader;
import taskmgmt.incident.Incident;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.record.IncidentCodec;

/** Exports the incident log: the newest record of each incident. */
final class IncidentExport implements LogExport {
    private final Statements statements;

    IncidentExport(Connection connection) {
        this.statements = new Statements(connection);
    }

    @Override
    public String name() {
        return LogFiles.INCIDENTS;
    }

    @Override
    public Piece piece(Path file, long from, long bytes) throws SQLException, IOException {
        Map<String, Incident> newest = new LinkedHashMap<>();
        long[] records = {0};
        RecordReader reader = new RecordReader();
        long end = reader.read(file, from, bytes, (record, offset) -> {
            Incident incident = IncidentCodec.decode(record);
            String id = ExportedRecords.exportableId(incident);
            if (id == null) {
                throw new BadJsonException("its incident_id is too long");
            }
            newest.put(id, incident);
            records[0]++;
        });
        if (!newest.isEmpty()) {
            TableBatch batch = new TableBatch();
            for (Incident incident : newest.values()) {
                ExportedRecords.add(incident, batch);
            }
            statements.delete(ExportTables.INCIDENTS, "incident_id", newest.keySet());
            statements.copy(batch);
        }
        return new Piece(end, reader.unreadable(), new ExportResult(0, 0, records[0], 0, 0, 0, 0));
    }
}
