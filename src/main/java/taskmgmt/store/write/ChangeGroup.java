package taskmgmt.store.write;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import taskmgmt.store.ChangeIdentity;
import taskmgmt.store.ChangeSet;

/** Takes changes of many threads that are written together. */
public interface ChangeGroup {
    /**
     * Decides and writes a change, as {@link TaskLog#append} does. When it returns, the change is durable.
     *
     * @param identity of the change; null where nobody asks for it twice
     */
    ChangeSet write(Change change, @Nullable ChangeIdentity identity, String actor) throws IOException;
}
