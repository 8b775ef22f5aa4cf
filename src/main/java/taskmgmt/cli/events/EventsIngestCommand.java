package taskmgmt.cli.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.ZoneOption;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.spill.NamelessFile;
import taskmgmt.store.ingest.EventIngest;
import taskmgmt.store.ingest.IngestListener;
import taskmgmt.store.ingest.IngestResult;
import taskmgmt.store.ingest.LineTimes;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.LooseTime;
import taskmgmt.time.TimeReading;

/** Ingests a file or a stream of event lines into the registry. */
final class EventsIngestCommand extends Command {
    private static final String STANDARD_INPUT = "-";
    /** Remarks are also recorded on the events themselves, so a few lines are enough. */
    private static final int MAX_REMARKS = 20;

    private final Option<String> source = optionalArgument("FILE").text("JSON lines, one event each; - or nothing for standard input");
    private final Flag strict = flag("--strict").text("write nothing unless every line is a new or known event");
    private final Flag keepOrder = flag("--keep-order")
            .text("record lines in input order (default: in time order); required for an endless stream");
    private final ZoneOption zone = uses(new ZoneOption());
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    EventsIngestCommand() {
        super("events ingest", "ingest a file of events; known events are skipped");
        details("Lines are recorded in the order of time, whatever their order: of one moment what is created first, then "
                        + "what is started, then what ended. An end that lies before its start is kept as it is, after it.",
                "ts may be RFC 3339 in its usual loose spellings, or a number of seconds, milliseconds, microseconds or "
                        + "nanoseconds since 1970, told apart by their magnitude. In the hour that a clock repeats, a time is of "
                        + "the first one, unless the task would then end before it starts. 'Unknown', '-', 'None', a date of "
                        + "year 1 and 1970-01-01 are no times, and a line without one is refused.");
        examples("task-mgmt events ingest cluster.events.jsonl",
                "zcat old.jsonl.gz | task-mgmt events ingest -",
                "tail -n +1 -F cluster.jsonl | task-mgmt events ingest --keep-order -",
                "task-mgmt events ingest --strict import.jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        IngestResult result;
        Progress progress = new Progress(session);
        LineTimes times = new LineTimes(new LooseTime(zone.zone(), null), keepOrder.isSet());
        try (TaskLog writer = log.writer(session).steppingOver()) {
            EventIngest ingest = new EventIngest(writer, times, progress);
            result = ingest(ingest, session);
        } finally {
            progress.end();
        }
        output.report(times.with(result.toMap()), (page, out) -> {
            out.append(sentence(result)).append('\n');
            write(times, out);
        }, session);
        return result.refused() == 0 ? ExitCode.DONE : ExitCode.USAGE;
    }

    private IngestResult ingest(EventIngest ingest, Session session) throws IOException {
        String name = source.or(STANDARD_INPUT);
        if (name.equals(STANDARD_INPUT)) {
            return strict.isSet() ? strictFromStream(ingest, session.in()) : ingest.run(session.in());
        }
        if (name.isEmpty()) {
            throw new UsageException("an empty name is no file: name a file of events, or - for standard input");
        }
        Path file = session.workingDirectory().resolve(name);
        if (!Files.exists(file)) {
            throw new RefusedException(Refusal.NOT_FOUND, "no file " + name);
        }
        if (Files.isDirectory(file)) {
            throw new UsageException(name + " is a directory: name a file of events");
        }
        if (strict.isSet()) {
            return ingest.runStrict(() -> new BufferedInputStream(Files.newInputStream(file)));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return ingest.run(in);
        }
    }

    /** A stream can be read only once, so it is stored until all of it has been checked, with secrets removed. */
    private static IngestResult strictFromStream(EventIngest ingest, InputStream in) throws IOException {
        try (NamelessFile copy = NamelessFile.create()) {
            in.transferTo(copy.out());
            return ingest.runStrict(copy::in);
        }
    }

    /** Reports how times were written if something had to be assumed. */
    private void write(LineTimes times, Appendable out) throws IOException {
        for (Map.Entry<TimeReading.Form, Long> each : times.forms().entrySet()) {
            String count = "times: " + Human.count(each.getValue());
            switch (each.getKey()) {
                case OFFSET -> { }
                case LOCAL -> out.append(count).append(" without a zone, read in ").append(zone.zone().toString()).append('\n');
                default -> out.append(count).append(" as ").append(each.getKey().text()).append('\n');
            }
        }
    }

    private static String sentence(IngestResult result) {
        return Human.count(result.lines(), "line", "lines") + ": " + Human.count(result.added()) + " added, " + Human.count(result.known())
                + " known already, " + Human.count(result.refused()) + " refused"
                + (result.noted() == 0 ? "" : ", " + Human.count(result.noted()) + " noted");
    }

    /** Reports refused lines and, on a terminal, progress. */
    private static final class Progress implements IngestListener {
        private final Session session;
        private final Set<String> remarks = new HashSet<>();
        private int shown;

        Progress(Session session) {
            this.session = session;
        }

        @Override
        public void refused(long lineNumber, String reason) {
            end();
            session.err().println("line " + lineNumber + " refused: " + Plain.text(reason));
        }

        @Override
        public void noted(long lineNumber, String remark) {
            if (remarks.add(remark) && remarks.size() <= MAX_REMARKS) {
                end();
                session.err().println("line " + lineNumber + " noted: " + Plain.text(remark));
            }
        }

        @Override
        public void progress(IngestResult soFar) {
            if (session.terminal().stderrIsTerminal()) {
                String text = sentence(soFar);
                session.err().print("\r" + text);
                session.err().flush();
                shown = text.length();
            }
        }

        /** Erases the line of progress: what comes next says more. */
        void end() {
            if (shown > 0) {
                session.err().print("\r" + " ".repeat(shown) + "\r");
                session.err().flush();
                shown = 0;
            }
        }
    }
}
