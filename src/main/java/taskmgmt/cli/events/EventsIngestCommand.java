package taskmgmt.cli.events;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.store.ingest.EventIngest;
import taskmgmt.store.ingest.IngestListener;
import taskmgmt.store.ingest.IngestResult;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** Takes a file or a stream of event lines into the registry. */
final class EventsIngestCommand extends Command {
    private static final String STANDARD_INPUT = "-";
    /** What is noted is also on the events themselves, so that a few lines are enough. */
    private static final int MAX_REMARKS = 20;

    private final Option<String> source = optionalArgument("FILE").text("JSON lines, one event each; - or nothing for standard input");
    private final Flag strict = flag("--strict").text("write nothing unless every line is a new or known event");
    private final Flag keepOrder = flag("--keep-order").text("take the lines in the order of the file (default: in the order of time)");
    private final LogOptions log = uses(new LogOptions());
    private final OutputOptions output = uses(new OutputOptions());

    EventsIngestCommand() {
        super("events ingest", "take a file of events into the registry; an event that is there already adds nothing");
        examples("task-mgmt events ingest cluster.events.jsonl",
                "zcat old.jsonl.gz | task-mgmt events ingest -",
                "tail -n +1 -F cluster.jsonl | task-mgmt events ingest -",
                "task-mgmt events ingest --strict import.jsonl");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        IngestResult result;
        Progress progress = new Progress(session);
        try (TaskLog writer = log.writer(session)) {
            EventIngest ingest = new EventIngest(writer, !keepOrder.isSet(), progress);
            result = ingest(ingest, session);
        } finally {
            progress.end();
        }
        output.report(result.toMap(), (page, out) -> out.append(sentence(result)).append('\n'), session);
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

    /** What can be read only once is kept aside until all of it has been checked. */
    private static IngestResult strictFromStream(EventIngest ingest, InputStream in) throws IOException {
        Path copy = Files.createTempFile("task-mgmt-ingest", ".jsonl");
        try {
            Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
            return ingest.runStrict(() -> Files.newInputStream(copy));
        } finally {
            Files.delete(copy);
        }
    }

    private static String sentence(IngestResult result) {
        return Human.count(result.lines()) + " lines: " + Human.count(result.added()) + " added, " + Human.count(result.known())
                + " known already, " + Human.count(result.refused()) + " refused"
                + (result.noted() == 0 ? "" : ", " + Human.count(result.noted()) + " noted");
    }

    /** Tells of refused lines, and on a terminal how far the ingestion is. */
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

        /** Wipes it away: what comes next says more. */
        void end() {
            if (shown > 0) {
                session.err().print("\r" + " ".repeat(shown) + "\r");
                session.err().flush();
                shown = 0;
            }
        }
    }
}
