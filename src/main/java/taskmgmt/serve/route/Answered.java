package taskmgmt.serve.route;

import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiToken;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

/**
 * A request and its response, for the server's own log.
 *
 * @param requestId the id that the client has too
 * @param caller    in whose name it was answered; null if nobody was admitted, or authentication was not needed
 * @param nanos     how long that took; for a stream, until it began
 * @param failure   an unexpected exception; null for none
 */
public record Answered(Request request, Response response, String requestId, @Nullable String caller, long nanos, @Nullable Throwable failure) {
    /** The path of the request, without anything that may be a key. */
    public String path() {
        return ApiToken.isIn(request.path()) ? "(a key)" : request.path();
    }
}
