package taskmgmt.store.write;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;

/** Accepts changes from many threads and writes them together. */
public interface ChangeGroup {
    /**
     * Decides and writes a change, as {@link TaskLog#append} does. When it returns, the change is durable.
     *
     * @param identity of the change; null if it will not be requested twice
     */
    ChangeSet write(Change change, @Nullable ChangeIdentity identity, String actor) throws IOException;
}
