package taskmgmt.serve;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for, as it came: nothing of it is checked yet.
 *
 * @param method  in capitals, as it was sent
 * @param path    as it was sent, still escaped, without the query
 * @param query   as it was sent, still escaped; empty without one
 * @param headers by their names in small letters, the values of one name in the order in which they came
 * @param body    as it was sent; empty without one
 * @param peer    the address at the other end of the connection
 */
// Nobody compares them, and nobody changes a body: to copy each would cost as much as to send it.
@SuppressWarnings("ArrayRecordComponent")
public record Request(String method, String path, String query, Map<String, List<String>> headers, byte[] body, String peer) {
    public Request {
        SortedMap<String, List<String>> names = new TreeMap<>();
        headers.forEach((name, values) -> names.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        headers = names;
    }

    /** The first value of a header; null without one. */
    public @Nullable String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        return values == null || values.isEmpty() ? null : values.getFirst();
    }
}
