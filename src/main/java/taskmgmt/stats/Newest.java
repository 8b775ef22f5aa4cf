package taskmgmt.stats;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Those of any number of items that stand last in the log, whatever order they come in. Items mostly come in order, so
 * sorting now and then is all it takes. Not thread-safe.
 */
public final class Newest<T> {
    private final int size;
    private final Comparator<T> byOffset;
    private List<T> items = new ArrayList<>();

    /**
     * Without any items yet.
     *
     * @param size   how many are kept
     * @param offset where an item stands in the log; no two stand at the same place
     */
    public Newest(int size, ToLongFunction<T> offset) {
        this.size = size;
        this.byOffset = Comparator.comparingLong(offset);
    }

    public void add(T item) {
        items.add(item);
        if (items.size() >= 2 * size) {
            items = new ArrayList<>(inOrder());
        }
    }

    /** What is kept, the oldest first. */
    public List<T> inOrder() {
        items.sort(byOffset);
        return List.copyOf(items.subList(Math.max(0, items.size() - size), items.size()));
    }
}
