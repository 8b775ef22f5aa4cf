package taskmgmt.record;

import static org.assertj.core.api.Assertions.assertThat;

import taskmgmt.json.BadJsonException;
import taskmgmt.policy.Decision;
import taskmgmt.policy.Effect;
import taskmgmt.policy.Policy;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.policy.Rule;

/** Any bytes are a policy that decides, or are refused with a reason. Input for a fuzzer. */
public final class PolicyReaderFuzz {
    private static final ProtectedResource TASK = ProtectedResource.task("storage", "backup", null, "b1");

    private PolicyReaderFuzz() {}

    /** @param data what may be a policy */
    public static void fuzzerTestOneInput(byte[] data) {
        Policy policy;
        try {
            policy = PolicyCodec.decode(data);
        } catch (BadJsonException e) {
            assertThat(e.getMessage()).isNotBlank();
            return;
        }
        for (String actor : new String[] {"ann", "", "*", "@ops"}) {
            Decision decision = policy.decide(actor, "task.complete", TASK);
            assertThat(decision.rule()).isNotNull();
            boolean byDefault = decision.rule().equals(Policy.DEFAULT) && policy.rules().stream().noneMatch(rule -> rule.name().equals(Policy.DEFAULT));
            assertThat(!byDefault || decision.allowed() == (policy.otherwise() == Effect.ALLOW)).isTrue();
        }
        assertThat(policy.governance().assess(ProtectedResource.config("ranker", "c1"), null).rule()).isNotNull();
        assertThat(policy.rules()).extracting(Rule::name).doesNotHaveDuplicates();
    }
}
