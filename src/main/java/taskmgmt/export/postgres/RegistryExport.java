package taskmgmt.export.postgres;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.ExportResult;
import taskmgmt.export.ExportTable;
import taskmgmt.export.ExportTables;
import taskmgmt.export.ExportedRecords;
import taskmgmt.export.ExportedTask;
import taskmgmt.export.TableBatch;
import taskmgmt.export.read.RecordReader;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.EventType;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;
import taskmgmt.time.Micros;

/**
 * Exports the registry: its events as they are, and the tasks that these have changed. A task, as of the end of the piece, is computed from
 * its events in the database, so nothing else has to be stored from one piece to the next.
 */
final class RegistryExport implements LogExport {
    private final Connection connection;
    private final Statements statements;
    private final Json json = Json.lenient();

    RegistryExport(Connection connection) {
        this.connection = connection;
        this.statements = new Statements(connection);
    }

    private record Placed(TaskEvent event, long offset) {}

    @Override
    public String name() {
        return LogFiles.REGISTRY;
    }

    @Override
    public Piece piece(Path file, long from, long bytes) throws SQLException, IOException {
        List<Placed> events = new ArrayList<>();
        RecordReader reader = new RecordReader();
        long end = reader.read(file, from, bytes, (record, offset) -> events.add(new Placed(exportable(record), offset)));
        Map<String, @Nullable Task> tasks = new LinkedHashMap<>();
        for (Placed each : events) {
            tasks.put(each.event().taskId(), null);
        }
        if (!events.isEmpty()) {
            write(events, tasks);
        }
        return new Piece(end, reader.unreadable(), new ExportResult(events.size(), tasks.size(), 0, 0, 0, 0, 0));
    }

    private static TaskEvent exportable(Map<String, @Nullable Object> record) throws BadJsonException {
        TaskEvent event = ExportedRecords.exportable(RegistryCodec.decode(record));
        if (event == null) {
            throw new BadJsonException("its task_id is too long");
        }
        return event;
    }

    private void write(List<Placed> events, Map<String, @Nullable Task> tasks) throws SQLException, IOException {
        TableBatch batch = new TableBatch();
        tasks.putAll(known(tasks.keySet().toArray(String[]::new)));
        for (Placed each : events) {
            String id = each.event().taskId();
            Task before = tasks.get(id);
            Task after = TaskFold.apply(before, each.event());
            ExportedRecords.add(each.event(), each.offset(), before, after, batch);
            tasks.put(id, after);
        }
        for (ExportTable table : ExportTables.OF_TASK) {
            statements.delete(table, "task_id", tasks.keySet());
        }
        for (Task task : tasks.values()) {
            if (task != null) {
                ExportedTask.add(task, batch);
            }
        }
        statements.copy(batch);
    }

    /** The tasks with these ids, computed from their events in the database. */
    private Map<String, Task> known(String[] ids) throws SQLException, IOException {
        Map<String, Task> known = new HashMap<>();
        // Without statistics on the table yet, the server would read all rows rather than look some up.
        statements.run("SET LOCAL enable_seqscan = off");
        Array array = connection.createArrayOf("text", ids);
        try (PreparedStatement query = connection.prepareStatement("SELECT task_id, (extract(epoch FROM ts) * 1000000)::bigint, event, fields::text "
                + "FROM task_events WHERE task_id = ANY (?) ORDER BY log_offset")) {
            query.setFetchSize(1_000);
            query.setArray(1, array);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    TaskEvent event = event(rows);
                    Task task = TaskFold.apply(known.get(event.taskId()), event);
                    if (task != null) {
                        known.put(event.taskId(), task);
                    }
                }
            }
        } finally {
            array.free();
        }
        return known;
    }

    private TaskEvent event(ResultSet row) throws SQLException, IOException {
        EventType type = EventType.named(row.getString(3));
        Instant at = Micros.instant(row.getLong(2));
        try {
            if (type == null || at == null) {
                throw new BadJsonException("it is no event");
            }
            return new TaskEvent(at, type, row.getString(1), json.parse(row.getString(4)));
        } catch (BadJsonException e) {
            throw new IOException("task_events was changed by somebody else (" + e.getMessage() + "): make it again with --rebuild", e);
        }
    }
}
