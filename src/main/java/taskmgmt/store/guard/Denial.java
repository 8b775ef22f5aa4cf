package taskmgmt.store.guard;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.audit.AuditEntry;
import taskmgmt.audit.AuditTerms;
import taskmgmt.policy.Policy;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.DeniedException;
import taskmgmt.task.RefusedException;

/**
 * A denied action, and the rule that denies it.
 *
 * @param rule   the name of the rule, {@link Policy#DEFAULT}, or a reason
 * @param sha256 of the policy; null if there is none
 */
public record Denial(String actor, String action, ProtectedResource resource, String rule, @Nullable String sha256) {
    public String sentence() {
        return actor + " may not " + action + " on " + resource.text() + ": "
                + (rule.equals(Policy.DEFAULT) ? "no rule of the policy allows it" : "denied by " + rule);
    }

    public RefusedException refusal() {
        return new DeniedException(sentence());
    }

    public AuditEntry entry(Instant at, Map<String, @Nullable Object> metadata) {
        Map<String, @Nullable Object> decision = new LinkedHashMap<>();
        decision.put("allowed", false);
        decision.put("action", action);
        decision.put("resource", resource.text());
        decision.put("rule", rule);
        decision.put("policy_sha256", sha256);
        return new AuditEntry(at, actor, AuditTerms.ACCESS_DENIED, resource.id(), decision, metadata, null);
    }
}
