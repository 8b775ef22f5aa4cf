package taskmgmt.serve.route;

import static taskmgmt.serve.BodyField.optional;
import static taskmgmt.serve.BodyField.required;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiKey;
import taskmgmt.access.Role;
import taskmgmt.change.access.ChangeKeys;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.BodyField.Kind;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.time.Durations;
import taskmgmt.view.access.KeyRow;
import taskmgmt.view.access.NewKeyDocument;

/** API keys, for administrators. */
final class KeyRoutes {
    private static final String KEYS = "/api/v1/keys";
    private static final List<BodyField> CREATE = List.of(
            required("name", Kind.TEXT, "name of its holder"),
            required("role", Kind.TEXT, "viewer, reporter, operator, approver or admin"),
            optional("subsystem", Kind.TEXT, "only for the tasks of this subsystem (default: the whole log)"),
            optional("expires", Kind.TEXT, "validity: 90d (default: unlimited)"));

    private final Readings readings;
    private final Writers writers;
    private final RandomGenerator secure;

    KeyRoutes(Readings readings, Writers writers, RandomGenerator secure) {
        this.readings = readings;
        this.writers = writers;
        this.secure = secure;
    }

    List<Route> routes() {
        return List.of(
                new ReadRoutes(readings).route(new ReadRoutes.Read(KEYS, "listKeys", "list the API keys", "key list", List.of())).only(Role.ADMIN),
                Route.change("POST", KEYS, Role.ADMIN, "createKey", "make an API key, which is shown this once", CREATE, this::create),
                Route.change("DELETE", KEYS + "/{id}", Role.ADMIN, "revokeKey", "revoke an API key", List.of(), this::revoke));
    }

    private Response create(Call call) throws IOException {
        Body body = call.body();
        ChangeKeys.Request request = new ChangeKeys.Request(body.requiredText("name"), role(body), body.text("subsystem"), life(body));
        ChangeKeys.Created created = writers.write(call, log -> new ChangeKeys(log).create(request, secure));
        return Response.json(Response.CREATED, new NewKeyDocument(created.key(), created.token()).data()).with("Location", KEYS + "/" + created.key().id());
    }

    private Response revoke(Call call) throws IOException {
        ApiKey revoked = writers.write(call, log -> new ChangeKeys(log).revoke(call.variable("id")));
        return Response.json(Response.OK, KeyRow.ROWS.object(new KeyRow(revoked, ApiKey.State.REVOKED)));
    }

    private static Role role(Body body) {
        String text = body.requiredText("role");
        try {
            return Role.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).at("role", text).exception();
        }
    }

    private static @Nullable Duration life(Body body) {
        String text = body.text("expires");
        try {
            return text == null ? null : Durations.parse(text);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest("expires: " + e.getMessage()).at("expires", text).exception();
        }
    }
}
