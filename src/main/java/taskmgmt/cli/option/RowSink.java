package taskmgmt.cli.option;

import java.io.IOException;
import taskmgmt.render.RowWriter;
import taskmgmt.view.Listing;

/**
 * Writes things that are all alike as they come, however many there are. A command that fails half-way does not call
 * {@link #finish}.
 */
public final class RowSink<T> {
    private final Listing<T> listing;
    private final RowWriter rows;

    RowSink(Listing<T> listing, RowWriter rows) {
        this.listing = listing;
        this.rows = rows;
    }

    /** Writes one. */
    public void row(T item) throws IOException {
        rows.row(listing.row(item));
    }

    /** Ends the document. */
    public void finish() throws IOException {
        rows.finish();
    }
}
