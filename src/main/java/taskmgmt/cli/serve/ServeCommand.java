package taskmgmt.cli.serve;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.BrowserSessions;
import taskmgmt.access.RateLimit;
import taskmgmt.access.Role;
import taskmgmt.change.trigger.FireTrigger;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Program;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.handler.LeadingPlace;
import taskmgmt.cli.option.KeyOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.LogOptions;
import taskmgmt.cli.value.Monitoring;
import taskmgmt.cli.value.Numbers;
import taskmgmt.json.JsonPrinter;
import taskmgmt.render.Plain;
import taskmgmt.run.SignalRelay;
import taskmgmt.run.sampling.OwnedProcesses;
import taskmgmt.run.task.Owners;
import taskmgmt.run.workflow.LeadingThreads;
import taskmgmt.serve.Cookie;
import taskmgmt.serve.OpenApi;
import taskmgmt.serve.Route;
import taskmgmt.serve.RouteTable;
import taskmgmt.serve.agent.AgentRoutes;
import taskmgmt.serve.figure.ServerFigures;
import taskmgmt.serve.gate.Confinement;
import taskmgmt.serve.gate.Gate;
import taskmgmt.serve.gate.HostCheck;
import taskmgmt.serve.gate.KeyGate;
import taskmgmt.serve.gate.Logins;
import taskmgmt.serve.hook.HookRoutes;
import taskmgmt.serve.http.HttpLimits;
import taskmgmt.serve.http.HttpServer;
import taskmgmt.serve.http.HttpSettings;
import taskmgmt.serve.http.PemFiles;
import taskmgmt.serve.page.Pages;
import taskmgmt.serve.page.ProblemPages;
import taskmgmt.serve.route.Api;
import taskmgmt.serve.route.LedRuns;
import taskmgmt.serve.route.PageActions;
import taskmgmt.serve.route.Repeated;
import taskmgmt.serve.route.ServerState;
import taskmgmt.serve.route.Service;
import taskmgmt.serve.route.Writers;
import taskmgmt.store.write.LogPresence;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.RefusedException;
import taskmgmt.time.Durations;

/** Serves HTTP until it is interrupted. */
final class ServeCommand extends Command {
    private static final int DEFAULT_PORT = 8000;
    private static final int MAX_PORT = 65_535;
    /** Shorter than for a command, because a client is waiting. */
    private static final Duration DEFAULT_PATIENCE = Duration.ofSeconds(5);
    /** How often processes are checked, and the files for TLS, which other programs renew. */
    private static final Duration LOOK = Duration.ofSeconds(5);
    /** The calls of agents mostly wait for the disk. */
    private static final int AGENTS_PER_PROCESSOR = 4;
    private static final int DEFAULT_RATE = 1_000;
    private static final int MAX_RATE = 1_000_000;

    private final Function<String, @Nullable Command> others;
    private final InnerCommands.Runner runner;
    private final Option<Integer> port = option("--port").as(Numbers.between(0, MAX_PORT), "N")
            .text("port to listen on, 0 for any free one (default: " + DEFAULT_PORT + ")");
    private final Option<String> address = option("--listen").label("ADDRESS")
            .text("address to listen on (default: loopback, which only this machine reaches)");
    private final Flag behindProxy = flag("--behind-proxy")
            .text("a proxy in front terminates TLS and sets X-Forwarded-For; this or a certificate is required for any address but loopback");
    private final Option<Path> tlsCert = option("--tls-cert").as(Path::of, "PEM").text("serve TLS with this certificate chain, which is reloaded when it changes");
    private final Option<Path> tlsKey = option("--tls-key").as(Path::of, "PEM").text("with --tls-cert: its private key, in PKCS #8");
    private final Option<Integer> rate = option("--rate").as(Numbers.between(1, MAX_RATE), "N")
            .text("requests per second allowed for each key, with bursts of twice as many (default: " + DEFAULT_RATE + ")");
    private final Option<Role> anonymous = option("--anonymous").as(Role::parse, "ROLE").offers("viewer", "reporter", "operator", "admin")
            .text("role of clients without a key, on loopback only (default: none)");
    private final Options<String> hostNames = option("--host-name").label("NAME").repeatable("host name that clients may use, besides localhost");
    private final Flag acceptWorkflows = flag("--accept-workflows")
            .text("let administrators store workflows over HTTP: whoever has such a key can then run any command as this user");
    private final Flag logRequests = flag("--log-requests").text("log each request to standard error, as a line of JSON");
    private final Flag exemplars = flag("--exemplars")
            .text("name a request for each class of durations in the metrics, where OpenMetrics is asked for");
    private final Flag openapi = flag("--openapi").text("print the OpenAPI 3.1 description of the API and exit");
    private final Option<Duration> patience = option("--patience").as(Durations::parse, "DURATION")
            .text("how long one other writer may keep a change waiting (default: " + DEFAULT_PATIENCE.toSeconds() + "s)");
    private final Option<Monitoring> measureEvery = option("--measure-every").as(Monitoring::parse, Monitoring.LABEL).variable(Monitoring.VARIABLE)
            .text("interval of resource snapshots of the processes that running tasks name (default: 30s)");
    private final KeyOptions keys = uses(new KeyOptions());
    private final LogLocation log = uses(new LogLocation());

    ServeCommand(Function<String, @Nullable Command> others, InnerCommands.Runner runner) {
        super("serve", "serve the REST API and the web pages");
        this.others = others;
        this.runner = runner;
        details("Clients show an API key, which 'task-mgmt key create' makes. Without --anonymous, nobody else is let in.");
        examples("task-mgmt serve", "task-mgmt serve --port 8080 --anonymous viewer",
                "task-mgmt serve --listen 0.0.0.0 --behind-proxy --host-name tasks.example.org");
    }

    @Override
    public ExitCode run(Session session) throws IOException, InterruptedException {
        Path directory = log.directory(session);
        InetAddress listening = listening();
        LogPresence presence = new LogPresence(directory);
        ServerState state = new ServerState(System::nanoTime, new ServerFigures(exemplars.isSet(), session.clock()), presence);
        Duration wait = patience.or(DEFAULT_PATIENCE);
        try (Writers writers = new Writers(actor -> presence.open(LogOptions.durable(actor, wait, session), text -> say(text, session)));
                SignalRelay signals = SignalRelay.ending(LeadingPlace.GRACE);
                LeadingThreads threads = LeadingPlace.threads(directory, signals, text -> say(text, session), session)) {
            Logins logins = new Logins(new BrowserSessions(new SecureRandom()), new Cookie(tlsCert.isSet() || behindProxy.isSet()), session.clock());
            int perSecond = rate.or(DEFAULT_RATE);
            KeyGate gate = new KeyGate(directory, anonymous.orNull(), RateLimit.of(perSecond, 2L * perSecond), logins, session.clock(), state::nanos);
            Path here = session.workingDirectory().toAbsolutePath().normalize();
            LedRuns runs = new LedRuns(directory, writers, new ServedRuns(threads), session.random(), here);
            CommandReadings readings = new CommandReadings(others, directory, session, Runtime.getRuntime().availableProcessors());
            List<Route> routes = new ArrayList<>(Api.routes(directory, readings, writers, runs, session.random(), new SecureRandom(), state, acceptWorkflows.isSet()));
            routes.addAll(new HookRoutes(directory, new ServedTriggers(directory, new FireTrigger(directory, session.random(), here), threads,
                    LeadingPlace.logs(directory, text -> say(text, session), session), () -> keys.directory(session).path()), state::nanos).routes());
            int processors = Runtime.getRuntime().availableProcessors();
            routes.addAll(new AgentRoutes(new ServedAgents(runner, directory, session, wait, AGENTS_PER_PROCESSOR * processors), writers::deny,
                    Program.version(), new SecureRandom(), state::nanos).routes());
            routes.addAll(new Pages(readings, new PageActions(writers, runs), logins, gate, session.clock()).routes());
            List<Route> all = Api.described(routes, Program.version());
            if (openapi.isSet()) {
                JsonPrinter.pretty(OpenApi.of(all, Program.version()), 0, session.out());
                session.out().append('\n');
                return ExitCode.DONE;
            }
            Service service = service(new Repeated(directory, readings), all, gate, Api.confinement(readings), writers, state, session);
            try (TaskLog own = presence.open(LogOptions.durable(Program.NAME, DEFAULT_PATIENCE, session), text -> say(text, session))) {
                serve(listening, service, signals, state, sampling(directory, readings, own, session), session);
            }
        }
        return ExitCode.DONE;
    }

    /** Null if sampling was not requested. */
    private @Nullable OwnedProcesses sampling(Path directory, CommandReadings readings, TaskLog own, Session session) {
        Duration every = measureEvery.or(Monitoring.USUAL).every();
        return every == null ? null : new OwnedProcesses(readings::running, new Owners(session.processes(), directory), own, every, session.clock());
    }

    private void serve(InetAddress listening, Service service, SignalRelay signals, ServerState state, @Nullable OwnedProcesses sampling, Session session)
            throws IOException, InterruptedException {
        Duration pause = sampling == null || sampling.every().compareTo(LOOK) > 0 ? LOOK : sampling.every();
        if (sampling != null) {
            state.figures().samples(sampling.count());
        }
        try (HttpServer server = start(listening, service)) {
            session.err().println(Program.NAME + ": " + (tlsCert.isSet() ? "https" : "http") + "://localhost:" + server.port());
            String unsaid = Readiness.announce(session);
            if (unsaid != null) {
                say("systemd does not hear that the server answers: " + unsaid, session);
            }
            try {
                while (!signals.await(pause)) {
                    reload(server, session);
                    sample(sampling, state.figures(), session);
                }
            } finally {
                state.stop();
            }
        }
    }

    /** Records a sample. What cannot be recorded now is tried again next time. */
    private static void sample(@Nullable OwnedProcesses sampling, ServerFigures figures, Session session) {
        if (sampling == null) {
            return;
        }
        try {
            sampling.look();
            figures.samples(sampling.count());
        } catch (IOException | RefusedException e) {
            say("what tasks use is not recorded: " + e.getMessage(), session);
        }
    }

    private Service service(Repeated repeated, List<Route> routes, Gate gate, Confinement confinement, Writers writers, ServerState state, Session session) {
        return new Service(repeated, state, new RouteTable(routes), gate, new HostCheck(hostNames.all()), confinement,
                (caller, route, request, rule) -> writers.deny(caller, route.name(), request.path(), rule), ProblemPages::page, new RequestLog(session, logRequests.isSet()), new SecureRandom());
    }

    /** Reloads the files for TLS. One that cannot be used may be half written, and is tried again next time. */
    private static void reload(HttpServer server, Session session) {
        try {
            server.reload();
        } catch (IOException e) {
            say("the certificates are those of before: " + e.getMessage(), session);
        }
    }

    private HttpServer start(InetAddress listening, Service service) throws IOException {
        PemFiles pem = tlsCert.isSet() ? new PemFiles(tlsCert.get(), tlsKey.get()) : null;
        try {
            return HttpServer.start(new HttpSettings(listening, port.or(DEFAULT_PORT), HttpLimits.USUAL, behindProxy.isSet(), pem), service::answer);
        } catch (BindException e) {
            throw new UsageException("--port: " + e.getMessage() + ": name another one, or end what listens there");
        }
    }

    /**
     * The address to listen on. Beyond this machine, traffic must be encrypted, and nobody is admitted without a key.
     */
    private InetAddress listening() {
        InetAddress chosen;
        try {
            chosen = address.isSet() ? InetAddress.getByName(address.get()) : InetAddress.getLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UsageException("--listen: '" + address.get() + "' is no address of this machine");
        }
        if (tlsCert.isSet() != tlsKey.isSet()) {
            throw new UsageException("--tls-cert and --tls-key go together: give both");
        }
        if (!chosen.isLoopbackAddress() && !behindProxy.isSet() && !tlsCert.isSet()) {
            throw new UsageException("--listen: keys would cross the network for anybody to read: give --tls-cert and --tls-key, or put something that "
                    + "speaks TLS in front, and say --behind-proxy");
        }
        if (!chosen.isLoopbackAddress() && anonymous.isSet()) {
            throw new UsageException("--anonymous: that would be anybody who reaches this machine: make keys with 'task-mgmt key create'");
        }
        if (behindProxy.isSet() && anonymous.isSet()) {
            throw new UsageException("--anonymous: behind a proxy it would be anybody anywhere: make keys with 'task-mgmt key create'");
        }
        return chosen;
    }

    private static void say(String text, Session session) {
        session.err().println(Program.NAME + ": " + Plain.text(text));
    }
}
