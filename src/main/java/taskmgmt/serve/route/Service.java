package taskmgmt.serve.route;

import taskmgmt.serve.gate.Confinement;
import taskmgmt.serve.gate.FormCheck;
import taskmgmt.serve.gate.HostCheck;
import taskmgmt.serve.gate.Gate;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.Role;
import taskmgmt.change.InvalidValueException;
import taskmgmt.serve.Body;
import taskmgmt.serve.Call;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.serve.ProblemException;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.RouteTable;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.task.RefusedException;

/**
 * Answers requests: finds the route, authenticates the caller, reads the input, and turns every outcome into a response. Never
 * throws.
 */
public final class Service {
    /** The header with which a client names its request, to find it in the server's own log. */
    public static final String REQUEST_ID = "X-Request-Id";
    private static final int MAX_ID_LENGTH = 64;

    /** Headers of every response: no page may interpret it as anything else, and it must not be stored. */
    private static final Map<String, String> USUAL = Map.of(
            "X-Content-Type-Options", "nosniff", "Cache-Control", "no-store", "Referrer-Policy", "no-referrer");

    /** The caller of routes that are open to everyone. */
    private static final Caller NOBODY = new Caller("nobody", Role.VIEWER);

    private final RouteTable routes;
    private final Gate gate;
    private final HostCheck hosts;
    private final Confinement confinement;
    private final ServerState state;
    private final Once once = new Once();
    private final Repeated repeated;
    private final Denials denials;
    private final People people;
    private final Reports reports;
    private final RandomGenerator random;

    /** Records that someone lacks a permission. */
    public interface Denials {
        /** @param rule the rule that denies it */
        void denied(Caller caller, Route route, Request request, String rule) throws IOException;
    }

    /** Error responses for people. */
    public interface People {
        /** Null if the request does not come from a person, so the response is for programs. */
        @Nullable Response page(Problem problem, Request request, String requestId);
    }

    /** Receives what the server's own log should contain. Called by many threads at once. */
    public interface Reports {
        void answered(Answered answered);
    }

    /** @param random source of the ids of requests; they are not secret */
    public Service(Repeated repeated, ServerState state, RouteTable routes, Gate gate, HostCheck hosts, Confinement confinement, Denials denials, People people, Reports reports,
            RandomGenerator random) {
        this.people = people;
        this.repeated = repeated;
        this.state = state;
        this.routes = routes;
        this.gate = gate;
        this.hosts = hosts;
        this.confinement = confinement;
        this.denials = denials;
        this.reports = reports;
        this.random = random;
    }

    public Response answer(Request request) {
        long began = state.nanos();
        state.figures().began();
        String id = requestId(request);
        Known known = new Known();
        Throwable unexpected = null;
        Response response;
        try {
            response = routed(request, known);
        } catch (RouteTable.MethodException e) {
            response = problem(Problem.of(405, String.valueOf(e.getMessage())), request, id).with("Allow", e.allowed());
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            unexpected = Failures.isUnexpected(e) ? e : null;
            response = problem(Failures.problem(e), request, id);
        }
        response = response.withDefaults(USUAL).with(REQUEST_ID, id);
        long took = state.nanos() - began;
        state.figures().answered(request, id, known.route == null ? null : known.route.name(), response.status(), took);
        reports.answered(new Answered(request, response, id, known.caller == null ? null : known.caller.name(), took, unexpected));
        return response;
    }

    private Response problem(Problem problem, Request request, String id) {
        Response page = people.page(problem, request, id);
        Response response = page == null ? problem.response(id) : page;
        return problem.status() == 401 ? response.with("WWW-Authenticate", "Bearer realm=\"task-mgmt\"") : response;
    }

    /** What is known about a request, whatever its outcome. */
    private static final class Known {
        private @Nullable Route route;
        /** Null if nobody was admitted, or authentication was not needed. */
        private @Nullable Caller caller;
    }

    private Response routed(Request request, Known known) throws Exception {
        hosts.check(request);
        RouteTable.Match match = routes.find(request);
        Route route = match.route();
        known.route = route;
        Problem unavailable = route.isOpen() && !route.changes() ? null : state.unavailable();
        if (unavailable != null) {
            throw unavailable.exception();
        }
        Caller caller = route.isOpen() ? NOBODY : gate.admit(request);
        known.caller = route.isOpen() ? null : caller;
        if (!route.isOpen() && !caller.role().covers(route.role())) {
            denials.denied(caller, route, request, "role " + caller.role().text());
            throw Problem.of(403, "this takes the role " + route.role().text() + ", and " + caller.name() + " is " + caller.role().text()).exception();
        }
        requireNone(confinement.refusal(caller, match), caller, route, request);
        Map<String, List<String>> query = RouteTable.parameters(route, request);
        Body body = route.isPage() ? Body.form(request.body(), route.body()) : Body.read(request.body(), route.body());
        if (route.changes()) {
            FormCheck.check(request, caller, body);
        }
        Call sent = new Call(request, route, match.variables(), query, body, caller);
        requireNone(Confinement.refusal(sent), caller, route, request);
        Call call = Confinement.within(sent);
        ChangeIdentity identity = route.changes() ? Once.identity(request, caller) : null;
        try {
            return identity == null ? route.handler().answer(call) : onceOnly(identity, call);
        } catch (InvalidValueException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).at(e.field(), body.any(e.field())).exception();
        }
    }

    private void requireNone(@Nullable Problem refusal, Caller caller, Route route, Request request) throws IOException {
        if (refusal != null) {
            denials.denied(caller, route, request, "subsystem " + caller.subsystem());
            throw refusal.exception();
        }
    }

    private Response onceOnly(ChangeIdentity identity, Call call) throws IOException, InterruptedException {
        Response before = once.begin(identity);
        if (before != null) {
            return before;
        }
        try {
            Response response = made(identity, call);
            once.keep(identity, response);
            return response;
        } finally {
            once.end(identity);
        }
    }

    /**
     * A check that precedes the change may fail because the change was already made: that is no reason to refuse the repeated
     * request.
     */
    private Response made(ChangeIdentity identity, Call call) throws IOException, InterruptedException {
        try {
            return call.route().handler().answer(call);
        } catch (AlreadyMadeException e) {
            return repeated.answer(e.identity(), e.event(), call);
        } catch (RefusedException | ProblemException e) {
            Response response = repeated.lookUp(identity, call);
            if (response == null) {
                throw e;
            }
            return response;
        }
    }

    /** The client's id for the request if it can be in a log; otherwise a generated one. */
    private String requestId(Request request) {
        String given = request.header(REQUEST_ID);
        return given != null && given.length() <= MAX_ID_LENGTH && given.matches("[A-Za-z0-9._-]+") ? given : Long.toHexString(random.nextLong() | Long.MIN_VALUE);
    }
}
