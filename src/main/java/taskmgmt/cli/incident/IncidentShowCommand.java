package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.incident.Incident;
import taskmgmt.record.IncidentCodec;
import taskmgmt.render.Column;
import taskmgmt.render.Report;
import taskmgmt.render.page.Sheet;
import taskmgmt.store.IncidentSink;
import taskmgmt.store.read.LogReader;

/** Shows one incident: its last record, and all records in their order. */
final class IncidentShowCommand extends Command {
    private static final List<Column> COLUMNS = List.of(Column.exact("status", "STATUS"),
            Column.exact("resolved_at", "RESOLVED"), Column.text("actions_taken", "ACTIONS"), Column.text("error", "ERROR"),
            Column.text("metadata", "METADATA"));

    private final Option<String> id = argument("ID").text("the incident, by its id or how that begins");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentShowCommand() {
        super("incident show", "show an incident with all its records");
        examples("task-mgmt incident show inc_20251117_164328_024197 --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Incident incident = reader.resolveIncident(id.get());
        List<Incident> records = records(reader, incident.id());
        Map<String, @Nullable Object> last = IncidentCodec.toMap(incident);
        Map<String, @Nullable Object> data = new LinkedHashMap<>(last);
        data.put("records", records.stream().map(IncidentCodec::toMap).toList());
        output.report(data, (page, out) -> {
            Report.fields(last, out);
            new Sheet(page, out).table("Records", COLUMNS, rows(records));
        }, session);
        return ExitCode.DONE;
    }

    private static List<Incident> records(LogReader reader, String incidentId) throws IOException {
        List<Incident> records = new ArrayList<>();
        reader.incidents(new IncidentSink() {
            @Override
            public void incident(Incident incident, long offset) {
                if (incident.id().equals(incidentId)) {
                    records.add(incident);
                }
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // A damaged line belongs to no incident; the report on healing counts it.
            }
        });
        return records;
    }

    private static List<@Nullable Object[]> rows(List<Incident> records) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Incident incident : records) {
            rows.add(new @Nullable Object[] {incident.status().text(), incident.resolvedAt(), incident.actionsTaken(),
                incident.error(), incident.metadata()});
        }
        return rows;
    }
}
