package taskmgmt.cli.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Numbers;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Role;
import taskmgmt.serve.Route;
import taskmgmt.serve.RouteTable;
import taskmgmt.serve.http.HttpLimits;
import taskmgmt.serve.http.HttpServer;
import taskmgmt.serve.page.Pages;
import taskmgmt.serve.route.Api;
import taskmgmt.serve.route.Gate;
import taskmgmt.serve.route.HostCheck;
import taskmgmt.serve.route.Service;
import taskmgmt.serve.route.Writers;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Durations;

/** Answers over HTTP until it is interrupted. */
final class ServeCommand extends Command {
    private static final int USUAL_PORT = 8000;
    private static final int MAX_PORT = 65_535;
    /** Shorter than a command has, as a client waits. */
    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK = Duration.ofDays(1);
    private static final String ANONYMOUS = "anonymous";

    private final Function<String, @Nullable Command> others;
    private final Option<Integer> port = option("--port").as(Numbers.between(0, MAX_PORT), "N")
            .text("where to listen, 0 for a port that is free (default: " + USUAL_PORT + ")");
    private final Option<Role> anonymous = required("--anonymous").as(Role::parse, "ROLE").offers("viewer", "reporter", "operator", "admin")
            .text("what everybody may do who reaches the port: whoever can log in to this machine can do that");
    private final Options<String> hostNames = option("--host-name").label("NAME").repeatable("a name by which clients may call this server, besides localhost");
    private final Option<Duration> lockTimeout = option("--lock-timeout").as(Durations::parse, "DURATION")
            .text("how long a change waits for other writers (default: " + USUAL_PATIENCE.toSeconds() + "s)");
    private final LogLocation log = uses(new LogLocation());

    ServeCommand(Function<String, @Nullable Command> others) {
        super("serve", "answer over HTTP, with what the command line would answer, until interrupted");
        this.others = others;
        details("Listens on the loopback address alone, which only programs on this machine reach.");
        examples("task-mgmt serve --anonymous viewer", "task-mgmt serve --port 8080 --anonymous operator");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path directory = log.directory(session);
        Duration patience = lockTimeout.or(USUAL_PATIENCE);
        try (SignalRelay signals = SignalRelay.open();
                Writers writers = new Writers(actor -> TaskLog.at(directory, LogOptions.durable(actor, patience, session), text -> say(text, session)));
                HttpServer server = start(directory, writers, session)) {
            session.err().println(Program.NAME + ": http://localhost:" + server.port());
            while (!signals.await(LOOK)) {
                // Nothing is to be done but to answer.
            }
        }
        return ExitCode.DONE;
    }

    private HttpServer start(Path directory, Writers writers, Session session) {
        CommandReadings readings = new CommandReadings(others, directory, session, Runtime.getRuntime().availableProcessors());
        List<Route> routes = new ArrayList<>(Api.routes(directory, readings, writers, session.random()));
        routes.addAll(new Pages(readings).routes());
        Caller everybody = new Caller(ANONYMOUS, anonymous.get());
        Gate gate = _ -> everybody;
        Service service = new Service(new RouteTable(routes), gate, new HostCheck(hostNames.all()), (request, _, id, failure) -> {
            if (failure != null) {
                say("request " + id + ": " + request.method() + " " + request.path() + ": " + failure, session);
                failure.printStackTrace(session.err());
            }
        }, session.random());
        try {
            return HttpServer.start(InetAddress.getLoopbackAddress(), port.or(USUAL_PORT), HttpLimits.USUAL, service::answer);
        } catch (BindException e) {
            throw new UsageException("--port: " + e.getMessage() + ": name another one, or end what listens there");
        }
    }

    private static void say(String text, Session session) {
        session.err().println(Program.NAME + ": " + Plain.text(text));
    }
}
