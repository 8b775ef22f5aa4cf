package taskmgmt.cli.option;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import taskmgmt.render.RowWriter;
import taskmgmt.view.Listing;

/**
 * Writes rows of one kind as they come, however many there are. If they need a different order, they are kept in memory until the end. A
 * command that fails half-way does not call {@link #finish}.
 */
public final class ResultRows<T> {
    private final Listing<T> listing;
    private final RowWriter rows;
    private final @Nullable Comparator<T> order;
    private final int max;
    private final Predicate<T> wanted;
    private final End end;
    private final List<T> held = new ArrayList<>();
    private long count;

    /** Is notified at the end of how many there were. */
    interface End {
        /** @param left the number of items not shown */
        void told(long count, long left) throws IOException;
    }

    ResultRows(Listing<T> listing, RowWriter rows) {
        this(listing, rows, null, Integer.MAX_VALUE, item -> true, (count, left) -> {});
    }

    /**
     * @param max    how many are shown
     * @param wanted selects those that are shown
     */
    ResultRows(Listing<T> listing, RowWriter rows, @Nullable Comparator<T> order, int max, Predicate<T> wanted, End end) {
        this.listing = listing;
        this.rows = rows;
        this.order = order;
        this.max = max;
        this.wanted = wanted;
        this.end = end;
    }

    /** Writes one, if it is wanted. */
    public void row(T item) throws IOException {
        if (!wanted.test(item)) {
            return;
        }
        if (order != null) {
            held.add(item);
        } else if (count < max) {
            rows.row(listing.row(item));
        }
        count++;
    }

    /** Whether there has been no row. */
    public boolean isEmpty() {
        return count == 0;
    }

    /** Whether another one would be shown. */
    public boolean hasRoom() {
        return order != null || count < max;
    }

    /** Ends the document. */
    public void finish() throws IOException {
        finish(count);
    }

    /**
     * Ends the document of a list of which this was only the start.
     *
     * @param all how many rows the list has
     */
    void finish(long all) throws IOException {
        if (order != null) {
            held.sort(order);
        }
        for (T item : held.subList(0, Math.min(held.size(), max))) {
            rows.row(listing.row(item));
        }
        rows.finish();
        end.told(all, Math.max(0, all - max));
    }
}
