package taskmgmt.audit;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.time.Rfc3339;

/**
 * One entry of the audit log before it takes its place in the chain: who did what to what, and which bytes of another log it
 * represents. Immutable.
 *
 * @param witness null if the entry represents no line
 */
public record AuditEntry(
        Instant at,
        String actor,
        String action,
        String resource,
        Map<String, @Nullable Object> decision,
        Map<String, @Nullable Object> metadata,
        @Nullable Witness witness) {
    public AuditEntry {
        at = Rfc3339.toMicros(at);
        decision = Collections.unmodifiableMap(new LinkedHashMap<>(decision));
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /** {@code log_{seq}_{yyyyMMddHHmmssSSSSSS}} in UTC. */
    public String id(long seq) {
        return "log_" + seq + "_" + Rfc3339.digits(at);
    }
}
