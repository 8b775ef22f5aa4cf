package taskmgmt.store.write;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;

/** An action outside the logs, carried out after it is recorded. */
public interface LoggedAct {
    /** The entry that records it; null if there is nothing to do. */
    @Nullable AuditEntry entry(Instant now, String actor) throws IOException;

    /** Does it. */
    void carryOut() throws IOException;
}
