package taskmgmt.forecast.mixture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A map of at most N entries, which evicts the least recently used one. Only the order of the calls decides what is
 * evicted, so the same history leaves the same entries. Not thread-safe.
 */
public final class LeastRecent<K, V> {
    private static final float LOAD = 0.75f;

    private final Map<K, V> entries = new LinkedHashMap<>(16, LOAD, true);
    private final int most;
    private final BiConsumer<K, V> leaving;

    /** @param most how many entries it keeps */
    public LeastRecent(int most) {
        this(most, (key, value) -> {});
    }

    /** @param leaving receives each evicted entry */
    public LeastRecent(int most, BiConsumer<K, V> leaving) {
        this.most = most;
        this.leaving = leaving;
    }

    public @Nullable V get(K key) {
        return entries.get(key);
    }

    public void put(K key, V value) {
        if (entries.put(key, value) == null && entries.size() > most) {
            Map.Entry<K, V> eldest = entries.entrySet().iterator().next();
            entries.remove(eldest.getKey());
            leaving.accept(eldest.getKey(), eldest.getValue());
        }
    }

    public @Nullable V remove(K key) {
        return entries.remove(key);
    }

    public int size() {
        return entries.size();
    }
}
