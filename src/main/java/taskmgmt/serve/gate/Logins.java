package taskmgmt.serve.gate;

import java.io.IOException;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.ApiKey;
import taskmgmt.access.BrowserSession;
import taskmgmt.access.BrowserSessions;
import taskmgmt.serve.Cookie;
import taskmgmt.serve.Request;
import taskmgmt.serve.Response;

/** The sessions of browsers, and their cookies. Thread-safe. */
public final class Logins {
    private final BrowserSessions sessions;
    private final Cookie cookie;
    private final InstantSource clock;

    /** Checks the key that is submitted in the login form. */
    @FunctionalInterface
    public interface Check {
        /** @throws taskmgmt.serve.ProblemException if the key is not valid, or there are too many attempts */
        BrowserSessions.Opened logIn(Request request, String shown) throws IOException;
    }

    public Logins(BrowserSessions sessions, Cookie cookie, InstantSource clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.clock = clock;
    }

    BrowserSessions.Opened open(ApiKey key) {
        return sessions.open(key, clock.instant());
    }

    /** What the request shows, used now; null for nothing, and for what is over. */
    @Nullable BrowserSession session(Request request) {
        String secret = cookie.in(request);
        return secret == null ? null : sessions.find(secret, clock.instant());
    }

    /** The response after a login. */
    public Response welcome(BrowserSessions.Opened opened, Response response) {
        return cookie.set(response, opened.secret(), BrowserSessions.LONGEST);
    }

    /** Ends the session of the request, if there is one. */
    public Response end(Request request, Response response) {
        String secret = cookie.in(request);
        if (secret != null) {
            sessions.close(secret);
        }
        return cookie.unset(response);
    }
}
