package taskmgmt.stats;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Those of any number of items that stand last in the log, whatever order they come in. Items mostly come in order, so
 * sorting now and then is all it takes. Not thread-safe.
 */
public final class Newest<T> {
    private final int size;
    private final ToLongFunction<T> offset;
    private List<T> items = new ArrayList<>();
    private boolean isSorted = true;

    /**
     * Without any items yet.
     *
     * @param size   how many are kept
     * @param offset where an item stands in the log; no two stand at the same place
     */
    public Newest(int size, ToLongFunction<T> offset) {
        this.size = size;
        this.offset = offset;
    }

    public void add(T item) {
        isSorted &= items.isEmpty() || offset.applyAsLong(items.getLast()) <= offset.applyAsLong(item);
        items.add(item);
        if (items.size() >= 2 * size) {
            items = new ArrayList<>(inOrder());
        }
    }

    /** What is kept, the oldest first. */
    public List<T> inOrder() {
        if (!isSorted) {
            items.sort((one, other) -> Long.compare(offset.applyAsLong(one), offset.applyAsLong(other)));
            isSorted = true;
        }
        return List.copyOf(items.subList(Math.max(0, items.size() - size), items.size()));
    }
}
