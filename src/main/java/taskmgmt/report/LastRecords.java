package taskmgmt.report;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The ten newest of something that is identified by a key, by time rather than order of arrival. */
public final class LastRecords<T> {
    private static final int MOST = 10;

    private final Map<String, Item<T>> items = new HashMap<>();

    private record Item<T>(String key, Instant at, T value) implements Comparable<Item<T>> {
        @Override
        public int compareTo(Item<T> other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : key.compareTo(other.key);
        }
    }

    /** Adds a value, replacing the previous one of its key, and drops the oldest if there are too many. */
    public void put(String key, Instant at, T value) {
        items.put(key, new Item<>(key, at, value));
        if (items.size() > MOST) {
            items.remove(inOrder().getFirst().key);
        }
    }

    /** Replaces the value of a key without changing its time, if it is among the last. */
    public void replace(String key, T value) {
        items.computeIfPresent(key, (same, item) -> new Item<>(key, item.at, value));
    }

    /** Adds values that came after all of these. */
    public void add(LastRecords<T> later) {
        later.items.values().forEach(item -> put(item.key, item.at, item.value));
    }

    public List<T> newestFirst() {
        List<T> values = new ArrayList<>();
        inOrder().reversed().forEach(item -> values.add(item.value));
        return values;
    }

    private List<Item<T>> inOrder() {
        List<Item<T>> sorted = new ArrayList<>(items.values());
        sorted.sort(null);
        return sorted;
    }
}
