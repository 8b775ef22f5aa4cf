package taskmgmt.store.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of ingesting a stream of events.
 *
 * @param lines   lines read, not counting blank ones
 * @param added   events that are now in the registry and were not before
 * @param known   events that were already there
 * @param refused lines without an event, or whose {@code event_id} belongs to a different event, or that the policy denies
 * @param noted   number of added events that are irregular in some way, and were recorded all the same, as they happened
 */
public record IngestResult(long lines, long added, long known, long refused, long noted) {
    static final IngestResult NOTHING = new IngestResult(0, 0, 0, 0, 0);

    public Map<String, Long> toMap() {
        Map<String, Long> map = new LinkedHashMap<>();
        map.put("lines", lines);
        map.put("added", added);
        map.put("known", known);
        map.put("refused", refused);
        map.put("noted", noted);
        return map;
    }

    IngestResult plus(IngestResult other) {
        return new IngestResult(lines + other.lines, added + other.added, known + other.known, refused + other.refused,
                noted + other.noted);
    }
}
