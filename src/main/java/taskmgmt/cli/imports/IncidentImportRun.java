package taskmgmt.cli.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ImportIncidents;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.StatusLine;
import taskmgmt.imports.Preset;
import taskmgmt.imports.ReasonTally;
import taskmgmt.imports.incident.ForeignIncident;
import taskmgmt.imports.incident.IncidentFormat;
import taskmgmt.intake.ImportSource;
import taskmgmt.intake.IncidentImport;
import taskmgmt.store.write.TaskLog;

/** Reads sources of incidents, and records those that the log does not have, oldest first. Used once. */
final class IncidentImportRun {
    private static final int BATCH = 500;

    private final Session session;
    private final StatusLine status;
    private long added;
    private long known;
    private long records;

    IncidentImportRun(Session session) {
        this.session = session;
        this.status = new StatusLine(session);
    }

    /** @param log the target; null to write nothing */
    TaskImportRun.Outcome run(Preset preset, List<ImportSource> sources, Function<ImportSource, IncidentFormat> formats,
            RejectedRows rejects, @Nullable LogOptions log) throws IOException {
        FirstRefusals refusals = new FirstRefusals(session, status);
        IncidentImport read = new IncidentImport(preset, (row, reason) -> {
            rejects.add(row, reason);
            refusals.refused(row.number(), reason);
        });
        for (ImportSource source : sources) {
            Sources.read(source, () -> read.read(source, formats));
        }
        List<ForeignIncident> incidents = new ArrayList<>(read.incidents());
        incidents.sort(Comparator.comparing(ForeignIncident::detected));
        if (log != null) {
            record(incidents, log);
        }
        return new TaskImportRun.Outcome(what(incidents.size(), log != null), read.totals().unresolved(), read.totals(), new ReasonTally());
    }

    private void record(List<ForeignIncident> incidents, LogOptions log) throws IOException {
        try (TaskLog writer = log.writer(session).steppingOver()) {
            ImportIncidents use = new ImportIncidents(writer);
            for (int from = 0; from < incidents.size(); from += BATCH) {
                List<ForeignIncident> batch = incidents.subList(from, Math.min(from + BATCH, incidents.size()));
                long done = from;
                status.show(() -> "recording: " + done + " incidents");
                ImportIncidents.Result result = use.record(batch);
                added += result.added();
                known += batch.size() - result.added();
                records += result.records();
            }
        } finally {
            status.end();
        }
    }

    private Map<String, Long> what(long incidents, boolean isRecorded) {
        Map<String, Long> what = new LinkedHashMap<>();
        what.put("incidents", incidents);
        if (isRecorded) {
            what.put("added", added);
            what.put("known", known);
            what.put("records", records);
        }
        return what;
    }
}
