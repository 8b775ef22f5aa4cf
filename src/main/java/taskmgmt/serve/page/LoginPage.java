package taskmgmt.serve.page;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.BrowserSessions;
import taskmgmt.access.Role;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.Call;
import taskmgmt.serve.ProblemException;
import taskmgmt.serve.QueryParameter;
import taskmgmt.serve.Response;
import taskmgmt.serve.Route;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.gate.FormCheck;
import taskmgmt.serve.gate.Logins;

/** Where a browser shows an API key once, and gets a session for it. */
final class LoginPage {
    static final String PATH = "/login";
    private static final String KEY = "key";
    private static final String NEXT = "next";

    private final Logins logins;
    private final Logins.Check check;

    LoginPage(Logins logins, Logins.Check check) {
        this.logins = logins;
        this.check = check;
    }

    /** They are for everybody, and those that change something do so to the session alone. */
    List<Route> routes() {
        return List.of(
                Route.page(PATH, "showLogin", "ask for an API key", List.of(QueryParameter.text(NEXT, "where to go then")),
                        call -> page(call.parameter(NEXT), null)).open(),
                Route.form(PATH, Role.VIEWER, "logIn", "open a session for an API key", List.of(BodyField.required(KEY, BodyField.Kind.TEXT, "the API key"),
                        BodyField.optional(NEXT, BodyField.Kind.TEXT, "where to go then")), this::logIn).open(),
                Route.form("/logout", Role.VIEWER, "logOut", "end the session", List.of(FormCheck.field()),
                        call -> logins.end(call.request(), Response.empty(303).with("Location", PATH))).open());
    }

    private Response logIn(Call call) throws IOException {
        String next = call.body().text(NEXT);
        BrowserSessions.Opened opened;
        try {
            opened = check.logIn(call.request(), call.body().requiredText(KEY));
        } catch (ProblemException e) {
            int status = e.problem().status();
            Response page = page(next, status == 429 ? "Too many tries from here. Wait for " + e.problem().retryAfterSeconds() + " s."
                    : "This key is not known, or is not good any more.");
            return new Response(status, page.headers(), page.body(), null);
        }
        return logins.welcome(opened, Response.empty(303).with("Location", place(next)));
    }

    /** A path on this server, whoever wrote the URL. */
    private static String place(@Nullable String next) {
        boolean own = next != null && next.startsWith("/") && !next.startsWith("//") && next.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '\\');
        return own && next != null ? next : "/";
    }

    private static Response page(@Nullable String next, @Nullable String wrong) {
        Html html = new Html().element("h1", "Log in");
        if (wrong != null) {
            html.element("p", wrong, "class", "notice", "role", "alert");
        }
        html.open("form", "method", "post", "action", PATH).open("label").element("span", "API key")
                .open("input", "name", KEY, "type", "password", "autocomplete", "current-password", "required", "", "autofocus", "", "spellcheck", "false").close("label");
        html.open("input", "type", "hidden", "name", NEXT, "value", place(next));
        html.open("div", "class", "buttons").element("button", "Log in", "class", "do").close("div").close("form");
        html.element("p", "An administrator makes one with 'task-mgmt key create'. What you do here is recorded under its id.", "class", "empty");
        return Frame.alone("Log in", html);
    }
}
