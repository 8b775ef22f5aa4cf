package taskmgmt.stats;

import java.util.ArrayList;
import java.util.List;

/**
 * Those of any number of items that ended last, whatever order they come in. Items mostly come in order, so sorting now and
 * then is all it takes. Not thread-safe.
 */
public final class Newest<T extends EndedAt> {
    private final int size;
    private List<T> items = new ArrayList<>();
    private boolean isSorted = true;

    /**
     * Without any items yet.
     *
     * @param size how many are kept
     */
    public Newest(int size) {
        this.size = size;
    }

    public void add(T item) {
        isSorted &= items.isEmpty() || EndedAt.ORDER.compare(items.getLast(), item) <= 0;
        items.add(item);
        if (items.size() >= 2 * size) {
            items = new ArrayList<>(inOrder());
        }
    }

    /** What is kept, the oldest first. */
    public List<T> inOrder() {
        if (!isSorted) {
            items.sort(EndedAt.ORDER);
            isSorted = true;
        }
        return List.copyOf(items.subList(Math.max(0, items.size() - size), items.size()));
    }
}
