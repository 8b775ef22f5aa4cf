package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.incident.Incident;
import taskmgmt.store.IncidentSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.view.IncidentDocument;

/** Shows one incident: its last record, and all records in their order. */
final class IncidentShowCommand extends Command {
    private final Option<String> id = argument("ID").text("the incident, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentShowCommand() {
        super("incident show", "show an incident and all its records");
        examples("task-mgmt incident show inc_20251117_164328_024197 --json");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        Incident incident = reader.resolveIncident(id.get());
        output.show(new IncidentDocument(incident, records(reader, incident.id())), session);
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
}
