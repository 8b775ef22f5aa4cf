package taskmgmt.run.trigger;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.export.read.LogPlace;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.StateFile;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;

/**
 * Up to where triggers have seen the registry, and what files they have seen. Without it the registry is read again from where each trigger
 * was added, and starts nothing twice, as the ids of runs follow from what occurred.
 *
 * @param registry null where it has not been seen yet
 * @param files    what identifies the last seen content of a file, by its path; empty for a file that was not there
 */
record WatchedPlaces(@Nullable LogPlace registry, Map<String, String> files) {
    private static final int VERSION = 1;
    private static final String OFFSET = "offset";
    private static final String FINGERPRINT = "fingerprint";
    private static final String FILES = "files";

    static WatchedPlaces read(Path directory) {
        byte[] content = file(directory).read().orElse(null);
        if (content == null) {
            return new WatchedPlaces(null, Map.of());
        }
        try {
            Map<String, @Nullable Object> map = Json.strict().parse(content, 0, content.length);
            Map<String, String> files = new LinkedHashMap<>();
            if (map.get(FILES) instanceof Map<?, ?> found) {
                found.forEach((path, stamp) -> files.put(String.valueOf(path), String.valueOf(stamp)));
            }
            return new WatchedPlaces(map.get(OFFSET) instanceof Long offset && map.get(FINGERPRINT) instanceof String print ? new LogPlace(offset, print) : null, files);
        } catch (BadJsonException _) {
            return new WatchedPlaces(null, Map.of()); // derived: what was started is on record
        }
    }

    void write(Path directory) throws JournalException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        if (registry != null) {
            map.put(OFFSET, registry.offset());
            map.put(FINGERPRINT, registry.fingerprint());
        }
        map.put(FILES, files);
        file(directory).write(JsonPrinter.compact(map).getBytes(StandardCharsets.UTF_8));
    }

    private static StateFile file(Path directory) {
        return new StateFile(directory.resolve(LogFiles.TRIGGERED), "triggers", VERSION, SyncPolicy.SYNC);
    }
}
