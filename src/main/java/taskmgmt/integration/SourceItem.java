package taskmgmt.integration;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An item of a source that may become a task. Immutable.
 *
 * @param id      as the source writes it: a number or a string
 * @param payload its data
 */
public record SourceItem(Object id, Map<String, @Nullable Object> payload) {
    /** The key under which an item names the task that was created for it. */
    public static final String TASK_ID = "task_id";
    /** The key of its status. */
    public static final String STATUS = "status";
    private static final Set<String> PENDING = Set.of("pending", "queued", "open", "todo", "to do", "new");
    private static final Set<String> ELSEWHERE = Set.of("running", "active", "started", "in_progress", "in progress", "paused", "blocked", "retrying",
            "completed", "done", "closed", "failed", "error", "cancelled", "canceled", "skipped", "draft");

    public SourceItem {
        payload = Collections.unmodifiableMap(new LinkedHashMap<>(payload));
    }

    /** Whether it is waiting to be taken. */
    public enum Standing {
        /** It has not been taken. */
        PENDING,
        /** Somebody has taken it, or it has ended. */
        ELSEWHERE,
        /** Its status is an unknown word. */
        UNKNOWN
    }

    /** The words for {@link Standing#PENDING}, for a source that compares them literally: in lower case, capitalised and in upper case. */
    static List<String> pendingWords() {
        List<String> words = new ArrayList<>();
        for (String each : new TreeSet<>(PENDING)) {
            words.addAll(List.of(each, each.substring(0, 1).toUpperCase(Locale.ROOT) + each.substring(1), each.toUpperCase(Locale.ROOT)));
        }
        return words;
    }

    /** The id as text. */
    public String name() {
        return id.toString();
    }

    /** The string under the first of these keys that the payload has; null if there is none. */
    public @Nullable String text(String... keys) {
        for (String key : keys) {
            if (payload.get(key) instanceof String text && !text.isBlank()) {
                return text;
            }
        }
        return null;
    }

    /** The standing; an item without a status is pending. */
    public Standing standing() {
        Object status = payload.get(STATUS);
        String word = status == null ? "" : status.toString().strip().toLowerCase(Locale.ROOT);
        if (word.isEmpty() || PENDING.contains(word)) {
            return Standing.PENDING;
        }
        return ELSEWHERE.contains(word) ? Standing.ELSEWHERE : Standing.UNKNOWN;
    }
}
