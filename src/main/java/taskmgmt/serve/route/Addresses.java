package taskmgmt.serve.route;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import taskmgmt.serve.Problem;

/** Addresses of things. */
final class Addresses {
    private Addresses() {}

    /**
     * A name that somebody gives to something new.
     *
     * @param field where it was given
     * @throws taskmgmt.serve.ProblemException where no address could have it as a part: clients resolve steps before they ask
     */
    static @Nullable String usable(@Nullable String name, String field) {
        for (String step : name == null ? new String[0] : name.split("[/\\\\]", -1)) {
            if (step.equals(".") || step.equals("..")) {
                throw Problem.badRequest(field + " holds a step '" + step + "', which no address can have").at(field, name).remedy("choose another one").exception();
            }
        }
        return name;
    }

    /** A name as one part of a path, whatever is in it. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
