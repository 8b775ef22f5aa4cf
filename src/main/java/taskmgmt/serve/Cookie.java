package taskmgmt.serve;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session cookie (RFC 6265). Browsers send it only to this server, never with requests caused by other sites, and scripts
 * cannot read it.
 *
 * @param secure whether it may only be sent over TLS: then its name says so too, and no other host can have set it
 */
public record Cookie(boolean secure) {
    private static final String NAME = "tm_session";

    private String name() {
        return secure ? "__Host-" + NAME : NAME;
    }

    /** The cookie's value in a request; null if there is none. */
    public @Nullable String in(Request request) {
        for (String header : request.headers().getOrDefault("cookie", List.of())) {
            for (String pair : header.split(";", -1)) {
                String each = pair.strip();
                if (each.startsWith(name() + "=")) {
                    return each.substring(name().length() + 1);
                }
            }
        }
        return null;
    }

    /** The response, which makes the browser send this value from now on. */
    public Response set(Response response, String secret, Duration life) {
        return response.with("Set-Cookie", name() + "=" + secret + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + life.toSeconds() + (secure ? "; Secure" : ""));
    }

    /** The response, which makes the browser forget the cookie. */
    public Response unset(Response response) {
        return set(response, "", Duration.ZERO);
    }
}
