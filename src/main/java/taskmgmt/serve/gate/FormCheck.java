package taskmgmt.serve.gate;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import taskmgmt.access.BrowserSession;
import taskmgmt.serve.Body;
import taskmgmt.serve.BodyField;
import taskmgmt.serve.Caller;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;

/**
 * Checks that a change comes from our own pages. A page of another site can send forms and bodies here, which would suffice where
 * no key is needed (cross-site request forgery): but it cannot hide its origin, and does not know the token of a session.
 */
public final class FormCheck {
    /** The field of each form, and the header of a script, that brings back the mark of the session. */
    public static final String MARK = "form_mark";
    private static final String HEADER = "x-form-mark";

    /** The origin that a browser gives where it is not to say where it comes from. */
    private static final String HIDDEN = "null";

    private FormCheck() {}

    /** The field, for the forms of pages. */
    public static BodyField field() {
        return BodyField.optional(MARK, BodyField.Kind.TEXT, "by which a form is known to be of this server");
    }

    /** @throws taskmgmt.serve.ProblemException if another site has caused it */
    public static void check(Request request, Caller caller, Body body) {
        checkSite(request);
        BrowserSession session = caller.session();
        if (session != null && !isMark(session.formMark(), body.has(MARK) ? body.typed(MARK) : request.header(HEADER))) {
            throw Problem.of(403, "this form is not of your session, or older than it").remedy("load the page again, and send it from there").exception();
        }
    }

    /** A browser says which site a request comes from; what is no browser says nothing. */
    static void checkSite(Request request) {
        String origin = request.header("origin");
        String site = request.header("sec-fetch-site");
        boolean own = "same-origin".equals(site); // which no page can say of itself
        if (site != null && !own && !site.equals("none") || origin != null && !(own && origin.equals(HIDDEN)) && !isOwn(origin, request.header("host"))) {
            throw Problem.of(403, "another site has sent this").titled("Not from another site").exception();
        }
    }

    private static boolean isOwn(String origin, @Nullable String host) {
        try {
            return host != null && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static boolean isMark(String expected, @Nullable String found) {
        return found != null && MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
    }
}
