package taskmgmt.serve.gate;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import taskmgmt.serve.Problem;
import taskmgmt.serve.Request;

/**
 * The host names that requests may use. A page from elsewhere can make its own name resolve to this machine (DNS rebinding), but
 * its requests then carry that name.
 */
public final class HostCheck {
    private final Set<String> names = new TreeSet<>(List.of("localhost", "127.0.0.1", "[::1]"));

    /** @param more names besides those of the loopback */
    public HostCheck(List<String> more) {
        more.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
    }

    public void check(Request request) {
        String host = request.header("host");
        if (host == null || host.isBlank()) {
            throw Problem.badRequest("the header Host is missing").exception();
        }
        int port = host.lastIndexOf(':');
        String name = port > host.lastIndexOf(']') ? host.substring(0, port) : host;
        if (!names.contains(name.toLowerCase(Locale.ROOT))) {
            throw Problem.of(421, "this server is not '" + name + "'").remedy("name it with --host-name when it is started").exception();
        }
    }
}
