package taskmgmt.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The last ten of something that is known by a key. */
public final class LastRecords<T> {
    private static final int MOST = 10;

    private final Map<String, T> items = new LinkedHashMap<>();

    /** Makes it the newest, and forgets what is too old then. */
    public void put(String key, T item) {
        items.remove(key);
        items.put(key, item);
        if (items.size() > MOST) {
            items.remove(items.keySet().iterator().next());
        }
    }

    /** Replaces it where it stands, if it is among the last. */
    public void replace(String key, T item) {
        items.replace(key, item);
    }

    /** Adds what came after all of these. */
    public void add(LastRecords<T> later) {
        later.items.forEach(this::put);
    }

    public List<T> newestFirst() {
        return new ArrayList<>(items.values()).reversed();
    }
}
