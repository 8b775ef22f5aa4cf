package taskmgmt.cli.export;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.integration.IntegrationFile;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.export.ExportResult;
import taskmgmt.export.postgres.PostgresExport;
import taskmgmt.export.postgres.ServerAddress;
import taskmgmt.export.postgres.ServerException;
import taskmgmt.render.Human;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.store.ReadableEvents;
import taskmgmt.store.read.LogReader;
import taskmgmt.task.TaskEvent;
import taskmgmt.time.Durations;
import taskmgmt.view.export.ExportDocument;

/** Keeps a database up to date. */
final class ExportPostgresCommand extends Command {
    private final Option<ServerAddress> url = option("--url").as(ServerAddress::parse, "URL")
            .text("the database: postgresql://user@host/database");
    private final Option<String> schema = option("--schema").as(SchemaName::parse, "NAME")
            .text("the schema that the tables are in, made where there is none (default: " + SchemaName.DEFAULT + ")");
    private final Flag once = flag("--once").text("export what is new, then exit (the default)");
    private final Option<Duration> every = option("--every").as(Durations::positive, "DURATION")
            .text("repeat at this interval until stopped by a signal: 10s");
    private final Flag rebuild = flag("--rebuild").text("empty the schema and export everything again");
    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    ExportPostgresCommand() {
        super("export postgres", "keep the tables of a PostgreSQL database up to date with the logs");
        details("The password is taken from PGPASSWORD or ~/.pgpass, the user from PGUSER where the URL names none. What is exported already stays; "
                        + "where the export stands is in the database, in the same transaction as the rows.",
                "With --every, a server that cannot be reached is tried again at the next turn.",
                "",
                "Exit code: 0 the database has all that the logs have, 1 the server could not be reached or refused something, "
                        + "4 the database has another log, or one that has lost something since.");
        examples("task-mgmt export postgres --url postgresql://tasks@db.example.com/tasks", "task-mgmt export postgres --url postgresql:///tasks --every 10s");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        if (!url.isSet()) {
            throw new UsageException("--url names the database: postgresql://user@host:5432/database");
        }
        if (once.isSet() && every.isSet()) {
            throw new UsageException("--once and --every exclude each other");
        }
        LogReader logs = log.reader(session);
        boolean done = false;
        boolean fresh = rebuild.isSet();
        try (SignalRelay signals = SignalRelay.open()) {
            do {
                String error = export(logs, fresh, session);
                done = error == null;
                fresh &= !done;
                if (error != null) {
                    session.err().println(Program.NAME + ": " + Plain.text("not exported: " + error));
                }
            } while (every.isSet() && !signals.await(every.get()));
            return signals.ended() != null ? ExitCode.INTERRUPTED : done ? ExitCode.DONE : ExitCode.NO;
        }
    }

    /** Null on success; otherwise why the server failed. */
    private @Nullable String export(LogReader logs, boolean fresh, Session session) throws IOException {
        String user = session.variable("PGUSER");
        try (PostgresExport export = PostgresExport.connect(user == null ? url.get() : url.get().orUser(user), session.variable("PGPASSWORD"),
                schema.or(SchemaName.DEFAULT))) {
            ExportResult result = export.update(logs.directory(), IntegrationFile.LIST.read(logs.directory()), fresh);
            if (!every.isSet() || result.changes() > 0) {
                output.show(new ExportDocument(schema.or(SchemaName.DEFAULT), result), session);
                session.out().flush();
                tellWaiting(logs, session);
            }
            return null;
        } catch (ServerException e) {
            return e.getMessage();
        }
    }

    /** Warns of events that wait on the bus: they are in no log until a command that writes has ingested them. */
    private static void tellWaiting(LogReader logs, Session session) throws IOException {
        long[] waiting = {0};
        logs.waiting(new ReadableEvents() {
            @Override
            public void event(TaskEvent event, long offset) {
                waiting[0]++;
            }
        });
        if (waiting[0] > 0) {
            session.err().println(Program.NAME + ": " + Human.count(waiting[0], "event waits", "events wait")
                    + " on the bus and is exported once a command that writes has taken it in");
        }
    }
}
