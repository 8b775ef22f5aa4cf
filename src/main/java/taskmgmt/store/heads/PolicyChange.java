package taskmgmt.store.heads;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;

/** The policy differs from the last one recorded in the audit log, or was removed. */
public final class PolicyChange {
    private PolicyChange() {}

    /** @param sha256 of the policy in force; null for none */
    public static AuditEntry entry(Instant at, String actor, String before, @Nullable String sha256) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put(AuditTerms.OLD_SHA256, before.equals(LogPositions.NO_POLICY) ? null : before);
        metadata.put(AuditTerms.NEW_SHA256, sha256);
        return new AuditEntry(at, actor, AuditTerms.POLICY_CHANGED, "policy", Map.of(), metadata, null);
    }

    public static String newSha256(Map<?, ?> metadata) {
        return metadata.get(AuditTerms.NEW_SHA256) instanceof String sha256 ? sha256 : LogPositions.NO_POLICY;
    }
}
