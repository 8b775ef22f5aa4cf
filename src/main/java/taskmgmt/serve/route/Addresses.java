package taskmgmt.serve.route;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Addresses of things. */
final class Addresses {
    private Addresses() {}

    /** A name as one part of a path, whatever is in it. */
    static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
