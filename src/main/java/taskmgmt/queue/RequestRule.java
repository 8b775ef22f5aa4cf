package taskmgmt.queue;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Rules for web requests configured by users. Pure. */
public final class RequestRule {
    /** The first is the default. */
    public static final List<String> METHODS = List.of("POST", "GET", "PUT", "PATCH", "DELETE");

    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    /** Header fields that the HTTP client sets itself. */
    private static final List<String> OWN = List.of("host", "content-length", "transfer-encoding", "connection", "idempotency-key", "x-task-mgmt-signature");

    private RequestRule() {}

    /** @throws IllegalArgumentException if it is not one of {@link #METHODS} */
    public static String method(String text) {
        String method = text.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException("'" + text + "' is not one of " + String.join(", ", METHODS));
        }
        return method;
    }

    /** @throws IllegalArgumentException if this is not a valid name of a header field, or the HTTP client sets it itself */
    public static String header(String name) {
        boolean isName = FIELD.matcher(name).matches();
        if (!isName || OWN.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("'" + name + "' is " + (isName ? "said by the request itself" : "no name of a field"));
        }
        return name;
    }

    /** Whether such a request has a body. */
    public static boolean sends(String method) {
        return !method.equals("GET") && !method.equals("DELETE");
    }
}
