package taskmgmt.store.heads;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditTerms;

/**
 * How far the bus files are drained, according to the audit log.
 *
 * @param active  of the file to which programs append
 * @param since   the sequence number of the entry that says so; {@value #UNKNOWN} if the positions were saved by an older version,
 *     which does not keep it
 * @param rotated of rotated files that have been drained further since they were rotated, by name
 */
public record BusPositions(BusPlace active, long since, Map<String, BusPlace> rotated) {
    static final long UNKNOWN = -1;
    static final BusPositions NONE = new BusPositions(BusPlace.START, 0, Map.of());

    public BusPositions {
        rotated = rotated.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(rotated));
    }

    /** The positions after an entry with this number and metadata. */
    BusPositions after(long seq, Map<?, ?> metadata) {
        if (!(metadata.get(AuditTerms.BUS_END) instanceof Long end)) {
            return this;
        }
        BusPlace place = new BusPlace(end, metadata.get(AuditTerms.BUS_PRINT) instanceof String print ? print : BusPrint.UNKNOWN);
        if (metadata.get(AuditTerms.BUS_FILE) instanceof String file) {
            Map<String, BusPlace> places = new LinkedHashMap<>(rotated);
            places.put(file, place);
            return new BusPositions(active, since, places);
        }
        return new BusPositions(place, seq, rotated);
    }

    boolean isOfOlderVersion() {
        return since == UNKNOWN;
    }

    /** Appends the words by which they are remembered, after the end and the print of the active file. */
    void addTo(StringBuilder text) {
        text.append(' ').append(since);
        for (Map.Entry<String, BusPlace> file : rotated.entrySet()) {
            text.append(' ').append(file.getKey()).append('=').append(file.getValue().end()).append('=').append(file.getValue().print());
        }
    }

    /** @param words of remembered positions; those for these begin at {@code from} */
    static BusPositions of(BusPlace active, String[] words, int from) {
        Map<String, BusPlace> places = new LinkedHashMap<>();
        for (int i = from + 1; i < words.length; i++) {
            String[] parts = words[i].split("=", -1);
            places.put(parts[0], new BusPlace(Long.parseLong(parts[1]), parts[2]));
        }
        return new BusPositions(active, words.length > from ? Long.parseLong(words[from]) : UNKNOWN, places);
    }

    /** The name that the active file will get when it is rotated; null if it is unknown, or nothing of it is drained. */
    public @Nullable String nextName() {
        return since <= 0 || active.end() == 0 || active.print().equals(BusPrint.UNKNOWN) ? null
                : new RotatedBus(since, active).name();
    }
}
