package taskmgmt.serve.page;

import java.util.List;
import taskmgmt.access.BrowserSession;
import taskmgmt.render.Human;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Response;
import taskmgmt.serve.html.Html;
import taskmgmt.serve.gate.FormCheck;
import taskmgmt.task.EventType;

/** What is around every page: its head, where else one can go, who one is. */
final class Frame {
    /** A page loads only what this server sends, runs no scripts but ours, and cannot be framed. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
            + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final List<Place> PLACES = List.of(new Place("/", "Overview"), new Place("/tasks", "Tasks"), new Place("/workflows", "Workflows"),
            new Place("/incidents", "Incidents"), new Place("/learning", "Learning"), new Place("/queue", "Queue"), new Place("/audit", "Audit"));

    private Frame() {}

    private record Place(String address, String name) {}

    /**
     * A page that shows something.
     *
     * @param title what it is about
     * @param place the address under which it is in the navigation
     * @param body  its sections
     */
    static Response page(String title, String place, Visit visit, Html body) {
        Html html = begin(title, " data-live");
        html.open("header", "class", "top").link("#main", "Skip to the content", "class", "skip").link("/", "task-mgmt", "class", "brand");
        html.open("nav", "aria-label", "Pages");
        for (Place each : PLACES) {
            if (each.address.equals(place)) {
                html.link(each.address, each.name, "aria-current", "page");
            } else {
                html.link(each.address, each.name);
            }
        }
        html.close("nav").add(who(visit.call().caller(), visit.call().request().path())).close("header").open("main", "id", "main");
        for (String notice : visit.notices()) {
            html.element("p", notice, "class", "notice", "role", "status");
        }
        html.add(body).close("main").open("footer");
        html.open("span").text("As of ").open("time", "datetime", visit.shown().now().toString()).text(Human.time(visit.shown().now())).close("time").close("span");
        html.element("span", "", "id", "live", "role", "status").close("footer");
        return finish(html);
    }

    /** A page for visitors who are not logged in, or have lost their way. */
    static Response alone(String title, Html body) {
        Html html = begin(title, "").open("main", "id", "main", "class", "alone").link("/", "task-mgmt", "class", "brand").add(body).close("main");
        return finish(html);
    }

    private static Html begin(String title, String live) {
        Html html = new Html().open("!DOCTYPE", "html", "").open("html", "lang", "en").open("head").open("meta", "charset", "utf-8")
                .open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .open("meta", "name", "color-scheme", "content", "light dark").element("title", title + " · task-mgmt")
                .open("link", "rel", "stylesheet", "href", Assets.STYLE).open("link", "rel", "icon", "href", Assets.ICON);
        if (live.isEmpty()) {
            return html.close("head").open("body");
        }
        return html.open("script", "src", Assets.SCRIPT, "defer", "").close("script").close("head")
                .open("body", "data-events", String.join(" ", List.of(EventType.values()).stream().map(EventType::text).toList()));
    }

    private static Response finish(Html html) {
        return Response.html(html.close("body").close("html").toString()).with("Content-Security-Policy", POLICY)
                // A browser that is to say nothing at all hides the origin of a form, by which the server knows its own.
                .with("Referrer-Policy", "same-origin");
    }

    private static Html who(Caller caller, String path) {
        BrowserSession session = caller.session();
        Html html = new Html().open("div", "class", "who");
        if (session == null) {
            return html.element("span", caller.name()).link("/login?next=" + path, "Log in").close("div");
        }
        return html.open("span", "title", "key " + session.keyId() + ", " + caller.role().text()).text(session.name()).close("span")
                .open("form", "method", "post", "action", "/logout").add(mark(session)).element("button", "Log out").close("form").close("div");
    }

    /** The field by which a form of this session is known. */
    static Html mark(BrowserSession session) {
        return new Html().open("input", "type", "hidden", "name", FormCheck.MARK, "value", session.formMark());
    }

    /** A section with a heading, which a script may replace alone. */
    static Html section(String id, String heading, Html content) {
        return new Html().open("section", "id", id, "aria-labelledby", id + "-h").element("h2", heading, "id", id + "-h").add(content).close("section");
    }
}
