package taskmgmt.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which configuration updates need somebody's approval. The risk of an update is the highest that a rule or the proposer assigns to
 * it; if no rule applies to the component, the default risk.
 *
 * @param usual    the risk if no rule applies
 * @param heldFrom the lowest risk that needs approval; null if none does
 * @param fourEyes whether somebody other than the proposer has to approve
 */
public record Governance(Risk usual, @Nullable Risk heldFrom, boolean fourEyes, List<RiskRule> rules) {
    /** The default without a policy: an update that nobody calls risky is approved. */
    public static final Governance USUAL = new Governance(Risk.LOW, Risk.HIGH, true, List.of());

    public Governance {
        rules = List.copyOf(rules);
    }

    /** @param scopes compared with {@code /COMPONENT/ID} */
    public record RiskRule(String name, List<Scope> scopes, Risk risk) {
        public RiskRule {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * The assessment of an update by governance.
     *
     * @param rule what determined this risk
     */
    public record Assessment(Risk risk, String rule, boolean held) {}

    /** @param proposed the risk stated by the proposer; it can raise the risk but not lower it */
    public Assessment assess(ProtectedResource config, @Nullable Risk proposed) {
        Risk risk = null;
        String rule = Policy.DEFAULT;
        for (RiskRule each : rules) {
            // A different spelling of a name must neither lower the risk nor evade a rule that raises it.
            boolean raises = each.risk().compareTo(usual) > 0;
            boolean fits = each.scopes().stream().anyMatch(scope -> raises ? scope.couldMatch(config.path()) : scope.matches(config.path()));
            if (fits && (risk == null || each.risk().compareTo(risk) > 0)) {
                risk = each.risk();
                rule = each.name();
            }
        }
        risk = risk == null ? usual : risk;
        if (proposed != null && proposed.compareTo(risk) > 0) {
            risk = proposed;
            rule = "proposer";
        }
        return new Assessment(risk, rule, heldFrom != null && risk.compareTo(heldFrom) >= 0);
    }
}
