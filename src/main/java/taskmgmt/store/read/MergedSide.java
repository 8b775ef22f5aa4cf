package taskmgmt.store.read;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One of the two log directories from which a merge was made, as described by the entry {@code log_merged}.
 *
 * @param name      of its copy: the first 16 digits of its head, or of the hash of its audit log if it has no chain;
 *     then a hyphen and the first 16 digits of the hash over all its logs
 * @param head      hash of its last chained entry; null if it had none
 * @param chained   number of entries in its chain
 * @param legacy    number of its entries from before the chain
 * @param findings  number of violations in its record when it was merged
 * @param busEnd    how far its bus had been drained, in bytes
 * @param logs      length and hash of each of its logs, by name
 */
public record MergedSide(
        String name, @Nullable String head, long chained, long legacy, long findings, long busEnd, Map<String, Content> logs) {
    public MergedSide {
        logs = new TreeMap<>(logs);
    }

    /** The content of a log, in a form that can be compared later. */
    public record Content(long bytes, String sha256) {}

    public Map<String, @Nullable Object> toMap() {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("head", head);
        map.put("chained_entries", chained);
        map.put("legacy_entries", legacy);
        map.put("findings", findings);
        map.put("bus_end", busEnd);
        Map<String, @Nullable Object> contents = new LinkedHashMap<>();
        logs.forEach((log, content) -> {
            Map<String, @Nullable Object> row = new LinkedHashMap<>();
            row.put("bytes", content.bytes());
            row.put("sha256", content.sha256());
            contents.put(log, row);
        });
        map.put("logs", contents);
        return map;
    }

    /** Whether this can be the name of a side. */
    static boolean isName(String name) {
        return name.matches("[0-9a-f]{16}-[0-9a-f]{16}");
    }

    /** The side that a map describes; null if it describes none. */
    public static @Nullable MergedSide ofMap(@Nullable Object told) {
        if (!(told instanceof Map<?, ?> map && map.get("name") instanceof String name && isName(name)
                && map.get("logs") instanceof Map<?, ?> contents)) {
            return null;
        }
        Map<String, Content> logs = new TreeMap<>();
        contents.forEach((log, content) -> {
            if (content instanceof Map<?, ?> row && row.get("bytes") instanceof Long bytes && row.get("sha256") instanceof String hash) {
                logs.put(String.valueOf(log), new Content(bytes, hash));
            }
        });
        String head = map.get("head") instanceof String hash ? hash : null;
        return new MergedSide(name, head, number(map, "chained_entries"), number(map, "legacy_entries"), number(map, "findings"),
                number(map, "bus_end"), logs);
    }

    private static long number(Map<?, ?> map, String key) {
        return map.get(key) instanceof Long number ? number : 0;
    }
}
