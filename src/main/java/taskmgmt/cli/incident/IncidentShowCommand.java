package taskmgmt.cli.incident;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.incident.Incident;
import taskmgmt.store.IncidentSink;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.RefusedException;
import taskmgmt.view.IncidentDocument;

/** Shows incidents: of each its last record, and all records in their order. */
final class IncidentShowCommand extends Command {
    private final Options<String> ids = argument("ID").ids("an incident, by its id, a unique prefix or end of it, or @last");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    IncidentShowCommand() {
        super("incident show", "show an incident and all its records");
        details("Of several incidents, and of those read from standard input, JSON and YAML are a list.");
        examples("task-mgmt incident show inc_20251117_164328_024197 --json",
                "task-mgmt incident list -q --status failed | task-mgmt incident show -");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        if (ids.isOne()) {
            output.show(documents(List.of(reader.resolveIncident(ids.all().getFirst())), reader).getFirst(), session);
            return ExitCode.DONE;
        }
        ExitCode first = ExitCode.DONE;
        List<Incident> found = new ArrayList<>();
        for (String id : ids.all()) {
            try {
                found.add(reader.resolveIncident(id));
            } catch (RefusedException refused) {
                ExitCode code = output.refused(refused, session);
                first = first == ExitCode.DONE ? code : first;
            }
        }
        output.show(documents(found, reader), session);
        return first;
    }

    private static List<IncidentDocument> documents(List<Incident> incidents, LogReader reader) throws IOException {
        Map<String, List<Incident>> records = new HashMap<>();
        incidents.forEach(incident -> records.put(incident.id(), new ArrayList<>()));
        reader.incidents(new IncidentSink() {
            @Override
            public void incident(Incident incident, long offset) {
                List<Incident> wanted = records.get(incident.id());
                if (wanted != null) {
                    wanted.add(incident);
                }
            }

            @Override
            public void damaged(String file, long offset, String reason) {
                // A damaged line belongs to no incident; the report on healing counts it.
            }
        });
        return incidents.stream().map(incident -> new IncidentDocument(incident, records.getOrDefault(incident.id(), List.of()))).toList();
    }
}
