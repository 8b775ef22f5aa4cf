package taskmgmt.store.write;

import java.io.IOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;

/** Something that is done beside the logs, once it is on record. */
public interface LoggedAct {
    /** What is on record of it; null where there is nothing to do. */
    @Nullable AuditEntry entry(Instant now, String actor) throws IOException;

    /** Does it. */
    void carryOut() throws IOException;
}
