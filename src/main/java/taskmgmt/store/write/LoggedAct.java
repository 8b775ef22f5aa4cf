package taskmgmt.store.write;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;

/** An action outside of the logs, done after it is recorded. */
public interface LoggedAct {
    /** What is on record of it; null where there is nothing to do. */
    @Nullable AuditEntry entry(Instant now, String actor) throws IOException;

    /** Does it. */
    void carryOut() throws IOException;
}
