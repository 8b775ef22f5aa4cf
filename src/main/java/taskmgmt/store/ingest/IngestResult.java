package taskmgmt.store.ingest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The result of ingesting a stream of events.
 *
 * @param lines   lines read, blank ones not counted
 * @param added   events that are in the registry now and were not before
 * @param known   events that were there already
 * @param refused lines that hold no event, or another one than their {@code event_id} is taken by, or one that the policy denies
 * @param noted   of those added, how many are odd in some way, and were recorded as they happened all the same
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
