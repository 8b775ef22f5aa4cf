package taskmgmt.serve.route;

import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiToken;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

/**
 * A request and its response, for the server's own log.
 *
 * @param requestId under which the client has it too
 * @param caller    in whose name it was answered; null where nobody was let in, or nobody asked
 * @param nanos     how long that took; of a stream, until it began
 * @param failure   what nobody expected; null for nothing
 */
public record Answered(Request request, Response response, String requestId, @Nullable String caller, long nanos, @Nullable Throwable failure) {
    /** Where the request went, without what may be a key. */
    public String path() {
        return ApiToken.isIn(request.path()) ? "(a key)" : request.path();
    }
}
