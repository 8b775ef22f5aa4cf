package taskmgmt.cli.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.StatusLine;
import taskmgmt.imports.Preset;
import taskmgmt.imports.ReasonTally;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.intake.EventLineStream;
import taskmgmt.intake.ImportSource;
import taskmgmt.intake.ImportTotals;
import taskmgmt.intake.TaskImport;
import taskmgmt.render.Human;
import taskmgmt.store.ingest.EventIngest;
import taskmgmt.store.ingest.IngestListener;
import taskmgmt.store.ingest.IngestResult;
import taskmgmt.store.write.TaskLog;

/** Reads sources of tasks, and passes their events to the log in order of time. Used once. */
final class TaskImportRun {
    /** The end of the remark on a creation whose task already exists and was not created by this source. */
    private static final String EXISTS = " exists already";
    private static final String MERGED = "its id is also that of a task which was not imported: the two are one task in the log; --prefix keeps them apart";

    private static final long MAX_BYTES = 32L << 20;

    private final Session session;
    private final StatusLine status;
    private final FirstRefusals refusals;
    private final ReasonTally refused = new ReasonTally();
    private @Nullable IngestResult result;

    TaskImportRun(Session session) {
        this.session = session;
        this.status = new StatusLine(session);
        this.refusals = new FirstRefusals(session, status);
    }

    /**
     * What happened to the sources.
     *
     * @param what the counts, by name of the unit
     * @param open how many of them have not ended
     */
    record Outcome(Map<String, Long> what, long open, ImportTotals totals, ReasonTally refused) {
        boolean isWhole() {
            return totals.unusable().total() == 0 && refused.total() == 0;
        }
    }

    /** @param log the target; null to write nothing */
    Outcome run(Preset preset, List<ImportSource> sources, Function<ImportSource, TaskFormat> formats, boolean keepOrder,
            RejectedRows rejects, @Nullable LogOptions log) throws IOException {
        try (TaskImport tasks = new TaskImport(preset, keepOrder, temporary(), MAX_BYTES, listener(rejects))) {
            for (ImportSource source : sources) {
                Sources.read(source, () -> tasks.read(source, formats));
            }
            EventLineStream lines = tasks.lines();
            if (log == null) {
                lines.drain();
            } else {
                ingest(lines, tasks.totals(), log);
            }
            return new Outcome(what(tasks, lines.count()), tasks.attempts().open(), tasks.totals(), refused);
        } finally {
            status.end();
        }
    }

    private Path temporary() {
        String directory = session.variable("TMPDIR");
        return Path.of(directory == null ? System.getProperty("java.io.tmpdir") : directory);
    }

    private TaskImport.Listener listener(RejectedRows rejects) {
        return new TaskImport.Listener() {
            @Override
            public void unusable(Row row, String reason) {
                rejects.add(row, reason);
                refusals.refused(row.number(), reason);
            }

            @Override
            public void progress(long rows) {
                status.show(() -> "reading: " + Human.count(rows) + " rows");
            }
        };
    }

    private void ingest(EventLineStream lines, ImportTotals totals, LogOptions log) throws IOException {
        IngestListener listener = new IngestListener() {
            @Override
            public void refused(long lineNumber, String reason) {
                String general = reason.replace(lines.taskOf(lineNumber), "ID");
                refused.add(general, lines.rowOf(lineNumber), lines.taskOf(lineNumber));
                refusals.refused(lines.rowOf(lineNumber), reason);
            }

            @Override
            public void noted(long lineNumber, String remark) {
                // What is unsupported in the sources was counted when they were read; other remarks are on the events. But nobody would
                // look there for two tasks that have become one.
                if (remark.endsWith(EXISTS)) {
                    totals.noted().add(MERGED, lines.rowOf(lineNumber), lines.taskOf(lineNumber));
                }
            }

            @Override
            public void revised(long lineNumber, String remark) {
                totals.noted().add(remark, lines.rowOf(lineNumber), lines.taskOf(lineNumber));
            }

            @Override
            public void progress(IngestResult soFar) {
                status.show(() -> "recording: " + Human.count(soFar.lines()) + " events");
            }
        };
        try (TaskLog writer = log.writer(session).steppingOver()) {
            result = EventIngest.ofSource(writer, listener).run(lines);
        }
    }

    private Map<String, Long> what(TaskImport tasks, long events) {
        Map<String, Long> what = new LinkedHashMap<>();
        what.put("tasks", tasks.attempts().tasks());
        what.put("attempts", tasks.attempts().attempts());
        what.put("events", events);
        if (result != null) {
            what.put("added", result.added());
            what.put("known", result.known());
            what.put("refused", result.refused());
        }
        return what;
    }
}
