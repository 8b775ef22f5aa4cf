package taskmgmt.export.script;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.ExportSchema;
import taskmgmt.export.ExportTable;
import taskmgmt.export.ExportTables;
import taskmgmt.export.ExportedIntegrations;
import taskmgmt.export.ExportedRecords;
import taskmgmt.export.ExportedTask;
import taskmgmt.export.TableBatch;
import taskmgmt.export.read.LogPlace;
import taskmgmt.export.read.RecordReader;
import taskmgmt.incident.Incident;
import taskmgmt.integration.Integration;
import taskmgmt.journal.LogFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.record.IncidentCodec;
import taskmgmt.record.RegistryCodec;
import taskmgmt.task.Task;
import taskmgmt.task.TaskEvent;
import taskmgmt.task.TaskFold;

/**
 * Writes the logs as a script that creates and fills the tables in one transaction, and from which {@code export postgres} can continue.
 * The registry is read twice, first to count the events of each task: a task is then written with its last event, and only unfinished ones
 * are in memory. Not thread-safe.
 */
public final class SqlScript {
    private static final long PIECE_BYTES = 4L << 20;

    private final String schema;
    private final Writer out;
    private final TableBatch batch = new TableBatch();
    private long written;

    public SqlScript(String schema, Writer out) {
        this.schema = schema;
        this.out = out;
    }

    /** Writes the script; returns how many lines were not records. */
    public long write(Path directory, List<Integration> integrations) throws IOException {
        out.append("\\set ON_ERROR_STOP on\nBEGIN;\nSET LOCAL standard_conforming_strings = on;\nSET LOCAL client_encoding = 'UTF8';\n");
        for (String statement : ExportSchema.statements(schema)) {
            out.append(statement).append(";\n");
        }
        long unreadable = registry(directory.resolve(LogFiles.REGISTRY)) + incidents(directory.resolve(LogFiles.INCIDENTS))
                + audit(directory.resolve(LogFiles.AUDIT));
        integrations(integrations);
        out.append("COMMIT;\n");
        return unreadable;
    }

    /** How many rows the script contains. */
    public long rows() {
        return written;
    }

    private long registry(Path log) throws IOException {
        Map<String, Integer> left = new HashMap<>();
        long end = read(log, Long.MAX_VALUE, (record, offset) -> left.merge(event(record).taskId(), 1, Integer::sum)).end();
        Map<String, Task> tasks = new HashMap<>();
        return place(log, read(log, end, (record, offset) -> {
            TaskEvent event = event(record);
            @Nullable Task before = tasks.get(event.taskId());
            Task after = TaskFold.apply(before, event);
            ExportedRecords.add(event, offset, before, after, batch);
            if (left.merge(event.taskId(), -1, Integer::sum) > 0 && after != null) {
                tasks.put(event.taskId(), after);
            } else if (after != null) {
                ExportedTask.add(after, batch);
                tasks.remove(event.taskId());
            }
        }));
    }

    private static TaskEvent event(Map<String, @Nullable Object> record) throws BadJsonException {
        TaskEvent event = ExportedRecords.exportable(RegistryCodec.decode(record));
        if (event == null) {
            throw new BadJsonException("its task_id is too long");
        }
        return event;
    }

    private long incidents(Path log) throws IOException {
        Map<String, Incident> newest = new LinkedHashMap<>();
        ReadPart part = read(log, Long.MAX_VALUE, (record, offset) -> {
            Incident incident = IncidentCodec.decode(record);
            String id = ExportedRecords.exportableId(incident);
            if (id == null) {
                throw new BadJsonException("its incident_id is too long");
            }
            newest.put(id, incident);
        });
        for (Incident incident : newest.values()) {
            ExportedRecords.add(incident, batch);
        }
        return place(log, part);
    }

    private long audit(Path log) throws IOException {
        return place(log, read(log, Long.MAX_VALUE, (record, offset) -> ExportedRecords.add(record, offset, batch)));
    }

    private record ReadPart(long end, long unreadable) {}

    /** Reads up to an offset, or to the end, and writes the rows after each piece. */
    private ReadPart read(Path log, long to, RecordReader.Sink sink) throws IOException {
        RecordReader reader = new RecordReader();
        long at = 0;
        long before = -1;
        while (at > before && at < to) {
            before = at;
            at = reader.read(log, at, Math.min(PIECE_BYTES, to - at), sink);
            flush();
        }
        return new ReadPart(at, reader.unreadable());
    }

    private void flush() throws IOException {
        flush(batch);
        batch.clear();
    }

    private void flush(TableBatch rows) throws IOException {
        for (Map.Entry<ExportTable, StringBuilder> each : rows.texts().entrySet()) {
            ExportTable table = each.getKey();
            out.append("COPY ").append(ExportTable.quoted(table.name())).append(" (").append(table.columnList()).append(") FROM stdin;\n");
            out.append(each.getValue()).append("\\.\n");
        }
        written += rows.rows();
    }

    private long place(Path log, ReadPart part) throws IOException {
        flush();
        LogPlace place = LogPlace.at(log, part.end());
        if (place == null) {
            throw new IOException(log + " became shorter while it was read: look at what else writes to it");
        }
        place(String.valueOf(log.getFileName()), place, part.unreadable());
        return part.unreadable();
    }

    private void integrations(List<Integration> integrations) throws IOException {
        TableBatch list = ExportedIntegrations.rows(integrations);
        flush(list);
        place(LogFiles.INTEGRATIONS, LogPlace.after(list.text(ExportTables.INTEGRATIONS)), 0);
    }

    private void place(String log, LogPlace place, long unreadable) throws IOException {
        out.append("INSERT INTO ").append(ExportSchema.POSITIONS).append(" (log, log_offset, fingerprint, version, unreadable_lines) VALUES (")
                .append(ExportTable.literal(log)).append(", ").append(Long.toString(place.offset())).append(", '")
                .append(place.fingerprint()).append("', ").append(Integer.toString(ExportSchema.VERSION)).append(", ")
                .append(Long.toString(unreadable)).append(");\n");
    }
}
