package taskmgmt.cli.report;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Failure;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.RangeOptions;
import taskmgmt.render.Plain;
import taskmgmt.report.evidence.EvidenceReport;
import taskmgmt.report.evidence.Verdict;
import taskmgmt.store.read.EvidenceReader;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.TimeRange;
import taskmgmt.view.Document;

/** A report that ends in a verdict, which is also the exit status: 0 for PASS, 5 for ERROR, 1 for everything else. */
abstract class EvidenceCommand<R extends EvidenceReport> extends Command {
    private final RangeOptions time;
    private final LogLocation log;
    private final OutputOptions output;

    /** @param counted what is counted, and by which timestamp: {@code incidents that were detected} */
    EvidenceCommand(String name, String summary, String counted) {
        super(name, summary);
        time = uses(RangeOptions.of("only " + counted));
        log = uses(new LogLocation());
        output = uses(new OutputOptions());
    }

    /** The log that contains the evidence. */
    abstract String file();

    abstract R read(EvidenceReader reader, Instant now) throws IOException;

    /** The report for a log that could not be read at all. */
    abstract R unreadable();

    /** The report for people and programs. */
    abstract Document document(R report);

    /** Reports errors in the command before anything about the log. */
    void prepare(LogReader reader, Session session) throws IOException {}

    @Override
    public final ExitCode run(Session session) throws IOException {
        LogReader reader = log.reader(session);
        prepare(reader, session);
        R report = reportOrError(reader, time.range(session), session);
        output.show(document(report), session);
        return switch (report.verdict()) {
            case PASS -> ExitCode.DONE;
            case ERROR -> ExitCode.LOG;
            case PARTIAL, INCONCLUSIVE, INFO -> ExitCode.NO;
        };
    }

    /** The report. An unreadable log gives one too, for those who read only the report. */
    private R reportOrError(LogReader reader, TimeRange period, Session session) {
        try {
            noteIfMissing(reader, session);
            R report = read(new EvidenceReader(reader, period), session.now());
            if (report.verdict() == Verdict.ERROR) {
                say("no line of " + reader.directory().resolve(file()) + " can be read: see task-mgmt audit verify", session);
            }
            return report;
        } catch (IOException e) {
            R report = unreadable();
            if (report.verdict() != Verdict.ERROR) {
                throw new IllegalStateException("an unreadable log must be an error", e);
            }
            say(Failure.sentence(e), session);
            return report;
        }
    }

    private void noteIfMissing(LogReader reader, Session session) throws IOException {
        if (Files.exists(reader.directory()) && !reader.has(file())) {
            say("there is no " + reader.directory().resolve(file()) + " yet: the first record makes it", session);
        }
    }

    private static void say(String message, Session session) {
        session.err().println(Program.NAME + ": " + Plain.text(message));
    }
}
