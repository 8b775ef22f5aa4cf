package taskmgmt.cli.export;

import java.io.IOException;
import java.io.Writer;
import java.nio.channels.FileChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.cli.option.TaskReading;
import taskmgmt.export.otlp.Collector;
import taskmgmt.export.otlp.SpanExport;
import taskmgmt.export.otlp.SpanFile;
import taskmgmt.export.otlp.SpanTarget;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.read.LogReader;
import taskmgmt.time.Durations;
import taskmgmt.view.export.SpansDocument;

/** Exports tasks to OpenTelemetry. */
final class ExportOtlpCommand extends Command {
    private static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";
    private static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private final Option<String> url = option("--url").label("URL")
            .text("the collector: http://localhost:4318 (default: $" + ENDPOINT + ")");
    private final Option<String> file = option("--file").label("FILE").text("append to this file instead; - writes everything to standard output");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("export again and again, with this pause in between, until a signal ends it: 10s");
    private final Flag fresh = flag("--from-start").text("export everything again");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ExportOtlpCommand() {
        super("export otlp", "send ended tasks to an OpenTelemetry collector as spans");
        details("Each attempt at a task that has ended is a span, in the JSON of OTLP; spans that are sent again have the ids that they had. "
                        + "How far the log is exported is kept in the log directory, for each collector and each file.",
                "The address may also be in " + TRACES_ENDPOINT + ". Headers that the collector asks for, as a token, are taken from " + CollectorHeaders.VARIABLE + ".",
                "With --every, a collector that cannot be reached is tried again at the next turn.",
                "",
                "Exit code: 0 the target has all that the log has, 1 the collector could not be reached or refused it, "
                        + "4 the target has the spans of another log, or one that has lost something since.");
        examples("task-mgmt export otlp --url http://localhost:4318", "task-mgmt export otlp --url https://otel.example.com --every 10s",
                "task-mgmt export otlp --file -");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        LogReader logs = log.reader(session);
        if (file.isSet() && url.isSet()) {
            throw new UsageException("--url and --file exclude each other");
        }
        if (file.isSet() && file.get().equals("-")) {
            return printed(logs, session);
        }
        if (!file.isSet()) {
            return export(logs, collector(session), session);
        }
        OutputFile target = OutputFile.at(session.workingDirectory().resolve(file.get()), logs.directory());
        try (FileChannel channel = target.growing()) {
            return export(logs, new SpanFile(target.place().toString(), channel), session);
        }
    }

    private SpanTarget collector(Session session) {
        String whole = session.variable(TRACES_ENDPOINT);
        String base = session.variable(ENDPOINT);
        String address = url.isSet() ? url.get() : whole != null ? whole : base == null ? null : base.replaceFirst("/+$", "") + "/v1/traces";
        if (address == null) {
            throw new UsageException("--url names the collector: http://localhost:4318; --file writes to a file instead");
        }
        try {
            return new Collector(address, CollectorHeaders.parse(session.variable(CollectorHeaders.VARIABLE)));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--url: " + e.getMessage());
        }
    }

    private ExitCode export(LogReader logs, SpanTarget target, Session session) throws IOException, InterruptedException {
        SpanExport export = new SpanExport(logs.directory(), Program.version());
        boolean all = fresh.isSet();
        boolean done = false;
        try (SignalRelay signals = SignalRelay.open()) {
            do {
                String error = update(export, target, all, session);
                done = error == null;
                all &= !done;
                if (error != null) {
                    session.err().println(Program.NAME + ": not exported: " + Plain.text(error));
                }
            } while (every.isSet() && !signals.await(every.get()));
            return signals.ended() != null ? ExitCode.INTERRUPTED : done ? ExitCode.DONE : ExitCode.NO;
        }
    }

    /** Null on success; otherwise why the target did not accept it. */
    private @Nullable String update(SpanExport export, SpanTarget target, boolean all, Session session) throws IOException {
        try {
            SpanExport.Result result = export.update(target, all);
            if (!every.isSet() || result.spans() > 0) {
                output.show(new SpansDocument(target.name(), result), session);
                session.out().flush();
            }
            return null;
        } catch (SpanTarget.NotTakenException e) {
            return e.getMessage();
        }
    }

    private ExitCode printed(LogReader logs, Session session) throws IOException {
        if (every.isSet()) {
            throw new UsageException("--file - writes all at once: name a file for --every");
        }
        Writer out = session.out();
        SpanTarget printer = new SpanTarget() {
            @Override
            public String name() {
                return "standard output";
            }

            @Override
            public long take(String json) throws IOException {
                out.append(json).append('\n');
                return 0;
            }
        };
        try {
            SpanExport.Result result = new SpanExport(logs.directory(), Program.version()).writeTo(printer);
            TaskReading.tellDamage(result.unreadable(), session);
            return ExitCode.DONE;
        } catch (SpanTarget.NotTakenException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
