package taskmgmt.heal.act;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeIncident;
import taskmgmt.change.MoveIncident;
import taskmgmt.heal.HealingHistory;
import taskmgmt.incident.Incident;
import taskmgmt.store.write.TaskLog;
import taskmgmt.time.Rfc3339;

/**
 * The incident of one healing in progress. Each action is recorded before it is taken, and its outcome with the next step: the record of a
 * healer that died shows what it may have done. Not thread-safe.
 */
final class HealingRecord {
    /** The action about to be taken when the record was written; null once the incident has ended. */
    private static final String DOING = "doing";
    private static final int MAX_REMEDIES = 50;
    private static final int MAX_WORDS = 500;

    private final TaskLog log;
    private final InstantSource clock;
    private final List<Object> remedies = new ArrayList<>();
    private final List<String> untold = new ArrayList<>();
    private Incident incident;
    private Instant begun = Instant.EPOCH;
    private long begunNanos;
    private String kind = "";

    HealingRecord(TaskLog log, InstantSource clock, Incident incident) {
        this.log = log;
        this.clock = clock;
        this.incident = incident;
        if (incident.metadata().get(HealingHistory.REMEDIES) instanceof List<?> before) {
            remedies.addAll(before);
        }
    }

    Incident incident() {
        return incident;
    }

    /**
     * Records that the remedy is about to be applied: it counts from now on, whatever its outcome.
     *
     * @param kind identifies the remedy
     */
    void doing(String words, String kind) throws IOException {
        this.kind = kind;
        begun = clock.instant();
        begunNanos = System.nanoTime();
        remedies.add(remedy(words, null, null));
        while (remedies.size() > MAX_REMEDIES) {
            remedies.removeFirst();
        }
        Map<String, @Nullable Object> metadata = metadata();
        metadata.put(DOING, shortened(words));
        move(new MoveIncident.Remediate(List.copyOf(untold), metadata));
        untold.clear();
    }

    /** Notes that the remedy was applied and verified. */
    void did(Applied applied, boolean helped) {
        Duration took = Duration.ofNanos(System.nanoTime() - begunNanos);
        remedies.set(remedies.size() - 1, remedy(applied.words(), took, helped));
        untold.add(shortened(applied.words()));
    }

    /** Records what was done before this process ends with the outcome still unknown; the incident stays open. */
    void left() throws IOException {
        if (!untold.isEmpty()) {
            Map<String, @Nullable Object> metadata = metadata();
            metadata.put(DOING, null);
            move(new MoveIncident.Remediate(List.copyOf(untold), metadata));
            untold.clear();
        }
    }

    void resolved(String verified) throws IOException {
        Map<String, @Nullable Object> metadata = metadata();
        metadata.put("verified", shortened(verified));
        metadata.put(DOING, null);
        move(new MoveIncident.Resolve(List.copyOf(untold), metadata, false));
    }

    void gaveUp(String error, @Nullable String escalated) throws IOException {
        Map<String, @Nullable Object> metadata = metadata();
        metadata.put(HealingHistory.ENDED_AT, Rfc3339.format(clock.instant()));
        metadata.put("escalated", escalated == null ? null : shortened(escalated));
        metadata.put(DOING, null);
        move(new MoveIncident.GiveUp(List.copyOf(untold), metadata, shortened(error)));
    }

    private void move(MoveIncident request) throws IOException {
        incident = new ChangeIncident(log).apply(incident.id(), request, null).incident();
    }

    private Map<String, @Nullable Object> metadata() {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(HealingHistory.REMEDIES, List.copyOf(remedies));
        return metadata;
    }

    private Map<String, Object> remedy(String words, @Nullable Duration took, @Nullable Boolean helped) {
        Map<String, Object> remedy = new LinkedHashMap<>();
        remedy.put(HealingHistory.AT, Rfc3339.format(begun));
        remedy.put("remedy", shortened(words));
        remedy.put(HealingHistory.KIND, kind);
        if (took != null && helped != null) {
            remedy.put(HealingHistory.MILLIS, took.toMillis());
            remedy.put(HealingHistory.HELPED, helped);
        }
        return remedy;
    }

    private static String shortened(String words) {
        return words.length() <= MAX_WORDS ? words : words.substring(0, MAX_WORDS) + "…";
    }
}
