package taskmgmt.serve.page;

import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Html;

/** Error pages for people; programs get errors as JSON. */
public final class ProblemPages {
    private static final int SEE_OTHER = 303;

    private ProblemPages() {}

    /** Null if it is not for a browser. Visitors who are not logged in are sent to the login page. */
    public static @Nullable Response page(Problem problem, Request request, String requestId) {
        String accept = request.header("accept");
        if (accept == null || !accept.contains("text/html") || request.path().startsWith("/api/")) {
            return null;
        }
        if (problem.status() == 401 && request.method().equals("GET")) {
            return Response.empty(SEE_OTHER).with("Location", LoginPage.PATH + "?next=" + Links.segment(request.path()));
        }
        Html html = new Html().element("h1", problem.title()).element("p", sentence(problem.detail()));
        if (problem.remedy() != null) {
            html.element("p", sentence(problem.remedy()));
        }
        html.open("div", "class", "buttons").link("/", "Overview", "class", "button");
        if (problem.status() == 403) {
            html.link(LoginPage.PATH + "?next=" + Links.segment(request.path()), "Log in with another key", "class", "button");
        }
        html.close("div");
        html.element("p", problem.status() + ", request " + requestId, "class", "empty");
        Response page = Frame.alone(problem.title(), html);
        Response response = new Response(problem.status(), page.headers(), page.body(), null);
        return problem.retryAfterSeconds() > 0 ? response.with("Retry-After", Long.toString(problem.retryAfterSeconds())) : response;
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }
}
