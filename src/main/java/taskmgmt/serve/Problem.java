package taskmgmt.serve;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An error response in the format of RFC 9457.
 *
 * @param status of HTTP
 * @param title  the kind of problem, in the same words each time
 * @param detail what is wrong with this request
 * @param field  the parameter or key of the body that is meant; null for none
 * @param value  its value; null if that is unknown, or must not be repeated
 * @param remedy what can be done about it; null if unknown
 * @param retryAfterSeconds when it can be tried again; 0 if that does not apply
 */
public record Problem(
        int status, String title, String detail, @Nullable String field, @Nullable Object value, @Nullable String remedy,
        long retryAfterSeconds) {
    public static final String MEDIA_TYPE = "application/problem+json";
    private static final int MAX_VALUE_LENGTH = 200;

    public static Problem of(int status, String detail) {
        return new Problem(status, title(status), detail, null, null, null, status == 503 ? 1 : 0);
    }

    /** A request that is invalid as it is. */
    public static Problem badRequest(String detail) {
        return of(400, detail);
    }

    /** The same with the field that is meant. */
    public Problem at(String name, @Nullable Object found) {
        Object shown = found instanceof String text && text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) + "…" : found;
        return new Problem(status, title, detail, name, shown, remedy, retryAfterSeconds);
    }

    /** The same with a remedy. */
    public Problem remedy(String what) {
        return new Problem(status, title, detail, field, value, what, retryAfterSeconds);
    }

    /** The same with another title, for statuses that have several meanings. */
    public Problem titled(String other) {
        return new Problem(status, other, detail, field, value, remedy, retryAfterSeconds);
    }

    /** The same with a time after which it can be tried again. */
    public Problem retryAfter(long seconds) {
        return new Problem(status, title, detail, field, value, remedy, seconds);
    }

    public ProblemException exception() {
        return new ProblemException(this);
    }

    /** The problem as JSON, with the id under which the server's own log has the request. */
    public Response response(String correlationId) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", title);
        body.put("status", (long) status);
        body.put("detail", detail);
        putIfKnown(body, "field", field);
        putIfKnown(body, "value", value);
        putIfKnown(body, "remedy", remedy);
        body.put("correlation_id", correlationId);
        Response response = Response.json(status, body).with(Response.CONTENT_TYPE, MEDIA_TYPE);
        return retryAfterSeconds > 0 ? response.with("Retry-After", Long.toString(retryAfterSeconds)) : response;
    }

    private static void putIfKnown(Map<String, @Nullable Object> body, String key, @Nullable Object what) {
        if (what != null) {
            body.put(key, what);
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "The request makes no sense";
            case 401 -> "Nobody is known by this key";
            case 403 -> "Not allowed with this key";
            case 404 -> "There is no such thing";
            case 405 -> "Not with this method";
            case 409 -> "Not allowed now";
            case 412 -> "It has changed since";
            case 413 -> "Too large";
            case 415 -> "Not in this media type";
            case 421 -> "Meant for another host";
            case 422 -> "Used already for something else";
            case 429 -> "Too many requests";
            case 431 -> "Too many headers";
            case 500 -> "A bug in task-mgmt";
            case 503 -> "Busy";
            case 507 -> "The log cannot be written";
            default -> "Not possible";
        };
    }
}
