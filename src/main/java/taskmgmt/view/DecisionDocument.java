package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Decision;
import taskmgmt.policy.Policy;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.render.Page;
import taskmgmt.render.Plain;

/**
 * The policy's decision on a request.
 *
 * @param file   of the policy; null if there is none
 * @param sha256 of the file, in hexadecimal; null if there is none
 */
public record DecisionDocument(Decision decision, String actor, String action, ProtectedResource resource, @Nullable String file,
        @Nullable String sha256) implements Document {
    /** Named as the basis of the decision if there is no policy. */
    public static final String NO_POLICY = "no policy";

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("allowed", decision.allowed());
        data.put("actor", actor);
        data.put("action", action);
        data.put("resource", resource.text());
        data.put("rule", decision.rule());
        data.put("policy", file);
        data.put("policy_sha256", sha256);
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        out.append(page.bold(decision.allowed() ? "allowed" : "denied")).append(": ").append(Plain.text(reason())).append('\n');
    }

    private String reason() {
        return switch (decision.rule()) {
            case Policy.DEFAULT -> "no rule speaks of it, and that is the policy's default";
            case NO_POLICY -> "there is no policy, so everybody may do everything";
            default -> "by " + decision.rule();
        };
    }
}
