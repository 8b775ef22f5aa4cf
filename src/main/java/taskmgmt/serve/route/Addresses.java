package taskmgmt.serve.route;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Problem;

/** Parts of URLs. */
final class Addresses {
    private Addresses() {}

    /**
     * The name that a client gives to something new.
     *
     * @param field the field with the name
     * @throws taskmgmt.serve.ProblemException if no URL could contain it as a segment: clients resolve dot segments
     *     before they send a request
     */
    static @Nullable String usable(@Nullable String name, String field) {
        for (String step : name == null ? new String[0] : name.split("[/\\\\]", -1)) {
            if (step.equals(".") || step.equals("..")) {
                throw Problem.badRequest(field + " holds a step '" + step + "', which no address can have").at(field, name).remedy("choose another one").exception();
            }
        }
        return name;
    }

    /** A name as a single path segment, whatever characters it contains. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
