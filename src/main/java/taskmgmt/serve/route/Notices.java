package taskmgmt.serve.route;

import java.util.List;
import taskmgmt.render.Plain;
import taskmgmt.serve.Response;

/** Messages that the command line prints besides its result, and a response over HTTP has in a header. */
final class Notices {
    static final String HEADER = "X-Notice";
    private static final int LONGEST = 1_000;

    private Notices() {}

    /** The messages as one line of ASCII, as required for headers. */
    static Response with(Response response, List<String> notices) {
        if (notices.isEmpty()) {
            return response;
        }
        StringBuilder line = new StringBuilder();
        for (char c : Plain.text(String.join("; ", notices)).toCharArray()) {
            line.append(c >= ' ' && c < 0x7f ? c : '?');
        }
        return response.with(HEADER, line.length() > LONGEST ? line.substring(0, LONGEST) : line.toString());
    }
}
