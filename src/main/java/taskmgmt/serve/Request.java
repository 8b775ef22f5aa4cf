package taskmgmt.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request as it was received, without any checks.
 *
 * @param method  in capitals, as it was sent
 * @param path    as it was sent, still escaped, without the query
 * @param query   as it was sent, still escaped; empty if there is none
 * @param headers by their names in lower case, the values of one name in the order in which they came
 * @param body    as it was sent; empty if there is none
 * @param peer    the address at the other end of the connection
 */
// Never compared, and bodies are never changed: copying each would cost as much as sending it.
@SuppressWarnings("ArrayRecordComponent")
public record Request(String method, String path, String query, Map<String, List<String>> headers, byte[] body, String peer) {
    private static final String HTTP = "http://";
    private static final String HTTPS = "https://";
    private static final String HOST = "host";

    public Request {
        SortedMap<String, List<String>> names = new TreeMap<>();
        headers.forEach((name, values) -> names.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = names;
    }

    /**
     * The same with a path, if the request was for a whole URL, as from a client that takes this server for a proxy: then the host in the
     * URL counts, whatever the header says (RFC 9112, 3.2.2).
     */
    public Request inOriginForm() {
        int authority = path.regionMatches(true, 0, HTTP, 0, HTTP.length()) ? HTTP.length()
                : path.regionMatches(true, 0, HTTPS, 0, HTTPS.length()) ? HTTPS.length() : 0;
        if (authority == 0 || header(HOST) == null) {
            return this;
        }
        int slash = path.indexOf('/', authority);
        int end = slash < 0 ? path.length() : slash;
        Map<String, List<String>> named = new TreeMap<>(headers);
        named.put(HOST, List.of(path.substring(authority, end)));
        return new Request(method, slash < 0 ? "/" : path.substring(slash), query, named, body, peer);
    }

    /** The first value of a header; null if there is none. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
