package taskmgmt.store.write;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;
import taskmgmt.store.read.Snapshot;

/**
 * A change whose caller waits for it.
 *
 * @param done receives what was written, once that is durable, or why it was not
 */
public record GroupedChange(Change change, @Nullable ChangeIdentity identity, String actor, CompletableFuture<ChangeSet> done) {
    ChangeSet decide(Snapshot now) throws IOException {
        return change.decideOnce(identity, now);
    }
}
