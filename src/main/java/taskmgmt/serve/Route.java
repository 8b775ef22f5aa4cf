package taskmgmt.serve;

import java.util.List;
import taskmgmt.access.Role;

/**
 * A route, as data: its method and path, the required role, its inputs and its handler.
 *
 * @param method     in capitals
 * @param path       with names in braces, as {@code /api/v1/tasks/{id}}
 * @param role       the role that a caller needs
 * @param name       the name in generated clients, unique among routes
 * @param summary    one line that completes the sentence "this will …"
 * @param parameters of the query
 * @param body       the keys of the body; empty if there is none
 * @param answer     the media type of the usual response
 * @param isOpen     whether it is for everyone, without authentication
 * @param reach      its scope
 */
public record Route(String method, String path, Role role, String name, String summary, List<QueryParameter> parameters, List<BodyField> body,
        String answer, boolean isOpen, Reach reach, Handler handler) {
    public static final String JSON = "application/json";
    public static final String HTML = "text/html";

    public Route {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /** A route that changes nothing. */
    public static Route get(String path, String name, String summary, List<QueryParameter> parameters, Handler handler) {
        return new Route("GET", path, Role.VIEWER, name, summary, parameters, List.of(), JSON, false, Reach.LOG, handler);
    }

    /** The same for other roles than viewers. */
    public Route only(Role others) {
        return new Route(method, path, others, name, summary, parameters, body, answer, isOpen, reach, handler);
    }

    /** A page. */
    public static Route page(String path, String name, String summary, List<QueryParameter> parameters, Handler handler) {
        return get(path, name, summary, parameters, handler).answering(HTML);
    }

    /** What is done when a form of a page is submitted. */
    public static Route form(String path, Role role, String name, String summary, List<BodyField> body, Handler handler) {
        return change("POST", path, role, name, summary, body, handler).answering(HTML);
    }

    /** Whether it is for people: its bodies are forms, and errors are pages as well. */
    public boolean isPage() {
        return answer.equals(HTML);
    }

    /** A route that changes something. */
    public static Route change(String method, String path, Role role, String name, String summary, List<BodyField> body, Handler handler) {
        return new Route(method, path, role, name, summary, List.of(), body, JSON, false, Reach.LOG, handler);
    }

    /** The same with responses of this media type. */
    public Route answering(String mediaType) {
        return new Route(method, path, role, name, summary, parameters, body, mediaType, isOpen, reach, handler);
    }

    /** The same for everyone, without a key: for routes that reveal nothing about the log. */
    public Route open() {
        return new Route(method, path, role, name, summary, parameters, body, answer, true, reach, handler);
    }

    /** The same with a smaller scope. */
    public Route about(Reach less) {
        return new Route(method, path, role, name, summary, parameters, body, answer, isOpen, less, handler);
    }

    /** Whether it may change something. */
    public boolean changes() {
        return !method.equals("GET");
    }
}
