package taskmgmt.serve.route;

import static taskmgmt.serve.BodyField.optional;
import static taskmgmt.serve.BodyField.required;

import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeIncident;
import taskmgmt.change.MoveIncident;
import taskmgmt.change.OpenIncident;
import taskmgmt.incident.Incident;
import taskmgmt.incident.Severity;
import taskmgmt.record.IncidentCodec;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Call;
import taskmgmt.serve.Handler;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.access.Role;
import taskmgmt.serve.Route;
import taskmgmt.task.RefusedException;
import taskmgmt.time.PointInTime;
import taskmgmt.view.OpenedIncident;

/** Changes of incidents. Lists are among {@link ReadRoutes}. */
final class IncidentRoutes {
    static final String INCIDENTS = "/api/v1/incidents";
    private static final String TIME = ": 2025-01-31T12:00:00Z, or 90s for that long ago";

    private static final List<BodyField> OPEN = List.of(
            required("failure_mode", Kind.TEXT, "failure mode, a word that recurs: port_in_use"),
            required("severity", Kind.TEXT, "critical, high, medium or low"),
            optional("detected_at", Kind.TEXT, "when it was detected, if that is not now" + TIME),
            optional("occurred_at", Kind.TEXT, "when the fault began" + TIME),
            optional("playbook_name", Kind.TEXT, "the playbook that is to heal it"),
            optional("metadata", Kind.OBJECT, "further metadata to keep with it"),
            optional("key", Kind.TEXT, "open none where one of this key is open: that one counts another sighting"));

    private static final List<BodyField> MOVE = List.of(
            optional("actions_taken", Kind.TEXTS, "what was done about it"),
            optional("error", Kind.TEXT, "for fail: why it could not be healed"),
            optional("by_hand", Kind.FLAG, "for resolve: a person has done it, not a playbook"),
            optional("at", Kind.TEXT, "when it happened, if that is not now" + TIME),
            optional("metadata", Kind.OBJECT, "further metadata to keep with it"));

    private final Writers writers;

    IncidentRoutes(Writers writers) {
        this.writers = writers;
    }

    List<Route> routes() {
        return List.of(
                Route.change("POST", INCIDENTS, Role.REPORTER, "openIncident", "record an incident", OPEN, this::open),
                move("remediate", "remediateIncident", "record that an incident is being remediated",
                        body -> new MoveIncident.Remediate(body.texts("actions_taken"), body.objectOrEmpty("metadata"))),
                move("resolve", "resolveIncident", "record that an incident is resolved, and complete its task",
                        body -> new MoveIncident.Resolve(body.texts("actions_taken"), body.objectOrEmpty("metadata"), Boolean.TRUE.equals(body.flag("by_hand")))),
                move("fail", "failIncident", "record that an incident could not be healed, and fail its task",
                        body -> new MoveIncident.GiveUp(body.texts("actions_taken"), body.objectOrEmpty("metadata"), body.text("error"))));
    }

    private Route move(String verb, String name, String summary, Function<Body, MoveIncident> request) {
        return Route.change("POST", INCIDENTS + "/{id}/" + verb, Role.REPORTER, name, summary, MOVE, changing(request));
    }

    private Response open(Call call) throws IOException {
        Body body = call.body();
        OpenIncident.Request request = new OpenIncident.Request(body.requiredText("failure_mode"), severity(body), time(body, "detected_at"),
                time(body, "occurred_at"), body.text("playbook_name"), body.objectOrEmpty("metadata"), body.text("key"));
        Incident incident = writers.write(call, log -> new OpenIncident(log).open(request));
        return opened(incident, incident.sightings() > 1 ? Response.OK : Response.CREATED);
    }

    /** The response after opening an incident. */
    static Response opened(Incident incident, int status) {
        return Response.json(status, new OpenedIncident(incident).data()).with("Location", INCIDENTS + "/" + Addresses.segment(incident.id()));
    }

    /** The response after changing it. */
    static Response changed(Incident incident) {
        return Response.json(Response.OK, IncidentCodec.toMap(incident));
    }

    private Handler changing(Function<Body, MoveIncident> read) {
        return call -> {
            MoveIncident request = read.apply(call.body());
            PointInTime.When at = time(call.body(), "at");
            ChangeIncident.Result result = writers.write(call, log -> new ChangeIncident(log).apply(call.variable("id"), request, at));
            Response response = changed(result.incident());
            return result.withoutTask() == null ? response : Notices.with(response, List.of(result.withoutTask() + ": the incident's record was written without it"));
        };
    }

    private static Severity severity(Body body) {
        String text = body.requiredText("severity");
        try {
            return Severity.parse(text);
        } catch (IllegalArgumentException | RefusedException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).at("severity", text).exception();
        }
    }

    private static PointInTime.@Nullable When time(Body body, String name) {
        String text = body.text(name);
        try {
            return text == null ? null : PointInTime.parse(text);
        } catch (IllegalArgumentException | RefusedException e) {
            throw Problem.badRequest(name + ": " + e.getMessage()).at(name, text).exception();
        }
    }
}
