package taskmgmt.cli.imports;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;
import taskmgmt.imports.StatusWords;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.incident.IncidentFormat;
import taskmgmt.imports.map.ColumnGuess;
import taskmgmt.imports.map.ColumnMap;
import taskmgmt.imports.map.MappedRows;
import taskmgmt.imports.map.MapTarget;
import taskmgmt.imports.task.TaskFormats;
import taskmgmt.intake.ImportSource;
import taskmgmt.intake.RowSample;
import taskmgmt.intake.TaskImport;
import taskmgmt.task.EventType;
import taskmgmt.time.PointInTime;
import taskmgmt.view.imports.GuessDocument;

/** Imports records of other systems. */
final class ImportCommand extends Command {
    private static final int GUESSED_FROM = 100;
    private static final int SHOWN = 5;
    private static final String LOGS = "TASK_MGMT_LOGS";
    private static final String[] FORMATS = Arrays.stream(Preset.values()).map(Preset::text).toArray(String[]::new);

    private final Option<String> format = argument("FORMAT").oneOf(FORMATS).text("format of the source: " + String.join(", ", FORMATS));
    private final Options<String> files = argument("FILE")
            .repeatable("source file, which may be compressed; a directory for all its files, - for standard input");
    private final Flag dryRun = flag("--dry-run").text("show what would be imported, without writing anything");
    private final Flag keepOrder = flag("--keep-order").text("record events in the order of the source (default: in time order)");
    private final Option<PointInTime.When> base = option("--base").as(PointInTime::parse, "TIME")
            .text("the zero of a source with relative times (swf, ninja-log), its end (snakemake-benchmark), or when it was written "
                    + "(cron-syslog, for the year)");
    private final Option<String> prefix = option("--prefix").label("NAME").text("prefix of every id (default: the name of the format)");
    private final Option<String> subsystem = option("--subsystem").label("NAME").text("of all tasks (default: by the source)");
    private final Option<String> type = option("--type").label("TYPE").text("of all tasks (default: by the source)");
    private final Option<String> rejects = option("--rejects").label("FILE").text("keep unusable rows in this file");
    private final MappingOptions mapping = uses(new MappingOptions());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    ImportCommand() {
        super("import", "import tasks or incidents recorded by another system");
        details(details());
        examples("task-mgmt import parallel-joblog joblog.tsv",
                "sacct -a -S 2026-01-01 --parsable2 -o JobID,JobName,User,Submit,Start,End,State,ExitCode,TotalCPU,MaxRSS "
                        + "| task-mgmt import slurm-sacct --zone Europe/Berlin -",
                "task-mgmt import csv backups.csv --guess",
                "task-mgmt import csv backups.csv --map id=Run,start=Began,end=Finished,status=Result --status-map BROKEN=failed",
                "task-mgmt import statuspage incidents.json --dry-run");
    }

    private static String[] details() {
        List<String> lines = new ArrayList<>();
        lines.add("Formats:");
        for (Preset preset : Preset.values()) {
            lines.add("  " + preset.text() + ": " + preset.about());
        }
        lines.add("An id is the source's own with the kind of source before it, so the same source, or one that has grown since, can be "
                + "imported again. What cannot be used of a row is kept in metadata.unusable of its task.");
        return lines.toArray(String[]::new);
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Preset preset = Objects.requireNonNull(Preset.named(format.get()));
        ColumnMap map = mapping.map(session);
        if (!preset.isMapped() && (mapping.hasColumns() || mapping.isGuess())) {
            throw new UsageException("--map, --map-file and --guess are for csv, tsv and json: what the columns of a " + preset.text()
                    + " are is known");
        }
        List<ImportSource> sources = Sources.of(files.all(), session, preset.isContinued());
        if (mapping.isGuess()) {
            return guess(preset, map, sources.getFirst(), session);
        }
        if (preset.isMapped() && !hasTime(map)) {
            throw new UsageException("which column is what has to be said: --map id=COLUMN,start=COLUMN,end=COLUMN; --guess proposes a map");
        }
        OutputFile rejected = rejects.isSet()
                ? OutputFile.at(session.workingDirectory().resolve(rejects.get()), log.directory(session)) : null;
        mapping.save(session, log.directory(session), map);
        return imported(preset, map, sources, rejected, session);
    }

    private static boolean hasTime(ColumnMap map) {
        return map.column(MapTarget.START) != null || map.column(MapTarget.END) != null || map.column(MapTarget.CREATED) != null;
    }

    private ExitCode imported(Preset preset, ColumnMap map, List<ImportSource> sources, @Nullable OutputFile unusable,
            Session session) throws IOException {
        ImportContext context = context(map, session);
        LogOptions target = dryRun.isSet() ? null : log;
        TaskImportRun.Outcome outcome;
        try (RejectedRows rejected = new RejectedRows(unusable)) {
            outcome = preset.hasIncidents()
                    ? new IncidentImportRun(session).run(preset, sources, source -> incidents(preset, context, source), rejected, target)
                    : new TaskImportRun(session).run(preset, sources, source -> tasks(preset, context, map, source), keepOrder.isSet(),
                            rejected, target);
        }
        ImportSummary summary = new ImportSummary(preset.text(), outcome.what(), outcome.open(), outcome.totals(), outcome.refused(), rejects.or(""),
                context.times().zone().toString(), dryRun.isSet(), next(preset, outcome) + named(session));
        output.report(summary.toMap(), (page, out) -> summary.writeTo(out), session);
        return outcome.isWhole() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private String next(Preset preset, TaskImportRun.Outcome outcome) {
        if (dryRun.isSet()) {
            return "the same without --dry-run";
        }
        Map<EventType, Long> events = outcome.totals().events();
        boolean hasEnded = events.containsKey(EventType.COMPLETED) || events.containsKey(EventType.FAILED);
        return preset.hasIncidents() ? "task-mgmt mttr" : hasEnded ? "task-mgmt stats" : "task-mgmt task list";
    }

    /** The option for the log directory, if it was given here: without it, the next command would read another log. */
    private String named(Session session) {
        Path chosen = session.variable(LOGS) == null ? log.chosen(session) : null;
        if (chosen == null || dryRun.isSet()) {
            return "";
        }
        Path here = session.workingDirectory();
        String text = (chosen.startsWith(here) ? here.relativize(chosen) : chosen).toString();
        return text.matches("[\\w./-]+") ? " --logs " + text : "";
    }

    private ImportContext context(ColumnMap map, Session session) {
        Instant now = session.now();
        return new ImportContext("", MappingOptions.times(map), StatusWords.with(map.words()), now,
                base.isSet() ? base.get().at(now) : null, prefix.orNull(), subsystem.orNull(), type.orNull());
    }

    private static TaskFormat tasks(Preset preset, ImportContext context, ColumnMap map, ImportSource source) {
        ImportContext own = TaskImport.contextOf(context, source);
        return preset.isMapped() ? new MappedRows(own, map, preset.text()) : Objects.requireNonNull(TaskFormats.named(preset.text(), own));
    }

    private static IncidentFormat incidents(Preset preset, ImportContext context, ImportSource source) {
        return Objects.requireNonNull(IncidentFormat.named(preset.text(), TaskImport.contextOf(context, source)));
    }

    private ExitCode guess(Preset preset, ColumnMap given, ImportSource source, Session session) throws IOException {
        List<Row> sample = new ArrayList<>();
        Sources.read(source, () -> sample.addAll(RowSample.of(preset, source, GUESSED_FROM)));
        ColumnMap timed = given.timeFormat() == null
                ? given.withTimes(ColumnGuess.timeFormat(sample, MappingOptions.times(given)), null) : given;
        ImportContext context = TaskImport.contextOf(context(timed, session), source);
        ColumnMap map = merged(ColumnGuess.of(sample, context.times(), context.words()), timed);
        mapping.save(session, log.directory(session), map);
        List<Row> shown = sample.subList(0, Math.min(SHOWN, sample.size()));
        output.show(GuessDocument.of(map, context, preset.text(), shown), session);
        return ExitCode.DONE;
    }

    /** What the user gave takes precedence over what was guessed. */
    private static ColumnMap merged(ColumnMap guessed, ColumnMap given) {
        ColumnMap map = given;
        for (MapTarget target : MapTarget.values()) {
            @Nullable String column = guessed.column(target);
            if (column != null && given.column(target) == null && !given.columns().containsValue(column)) {
                map = map.with(target, column);
            }
        }
        return map;
    }
}
