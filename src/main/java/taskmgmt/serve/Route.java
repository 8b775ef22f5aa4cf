package taskmgmt.serve;

import java.util.List;
import taskmgmt.access.Role;

/**
 * A route, as data: its method and path, the required role, its inputs and its handler.
 *
 * @param method     in capitals
 * @param path       with names in braces, as {@code /api/v1/tasks/{id}}
 * @param role       what a caller has to be
 * @param name       by which generated clients call it, the same for no other route
 * @param summary    one line that finishes the sentence "this will …"
 * @param parameters of the query
 * @param body       the keys of the body; empty where there is none
 * @param answer     the media type of the usual answer
 * @param isOpen     whether it is for everybody, and nobody is asked who it is
 * @param reach      what it is about
 */
public record Route(String method, String path, Role role, String name, String summary, List<QueryParameter> parameters, List<BodyField> body,
        String answer, boolean isOpen, Reach reach, Handler handler) {
    public static final String JSON = "application/json";
    public static final String HTML = "text/html";

    public Route {
        parameters = List.copyOf(parameters);
        body = List.copyOf(body);
    }

    /** Something that changes nothing. */
    public static Route get(String path, String name, String summary, List<QueryParameter> parameters, Handler handler) {
        return new Route("GET", path, Role.VIEWER, name, summary, parameters, List.of(), JSON, false, Reach.LOG, handler);
    }

    /** The same for others than viewers. */
    public Route only(Role others) {
        return new Route(method, path, others, name, summary, parameters, body, answer, isOpen, reach, handler);
    }

    /** A page. */
    public static Route page(String path, String name, String summary, List<QueryParameter> parameters, Handler handler) {
        return get(path, name, summary, parameters, handler).answering(HTML);
    }

    /** What is done when a form of a page is sent. */
    public static Route form(String path, Role role, String name, String summary, List<BodyField> body, Handler handler) {
        return change("POST", path, role, name, summary, body, handler).answering(HTML);
    }

    /** Whether it is for people: its bodies are forms, and what goes wrong is a page as well. */
    public boolean isPage() {
        return answer.equals(HTML);
    }

    /** Something that changes something. */
    public static Route change(String method, String path, Role role, String name, String summary, List<BodyField> body, Handler handler) {
        return new Route(method, path, role, name, summary, List.of(), body, JSON, false, Reach.LOG, handler);
    }

    /** The same with answers of this media type. */
    public Route answering(String mediaType) {
        return new Route(method, path, role, name, summary, parameters, body, mediaType, isOpen, reach, handler);
    }

    /** The same for everybody, without a key: for what tells nothing of the log. */
    public Route open() {
        return new Route(method, path, role, name, summary, parameters, body, answer, true, reach, handler);
    }

    /** The same about no more than this. */
    public Route about(Reach less) {
        return new Route(method, path, role, name, summary, parameters, body, answer, isOpen, less, handler);
    }

    /** Whether it may change something. */
    public boolean changes() {
        return !method.equals("GET");
    }
}
