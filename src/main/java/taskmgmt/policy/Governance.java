package taskmgmt.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which updates of a configuration need somebody's consent. The risk of an update is the greatest that a rule or the
 * proposer gives it; where no rule speaks of the component, the usual one.
 *
 * @param usual    the risk where no rule speaks
 * @param heldFrom the least risk that is held until somebody approves; null where none is
 * @param fourEyes whether somebody other than the proposer has to approve
 */
public record Governance(Risk usual, @Nullable Risk heldFrom, boolean fourEyes, List<RiskRule> rules) {
    /** Without a policy: what nobody calls a risk is approved. */
    public static final Governance USUAL = new Governance(Risk.LOW, Risk.HIGH, true, List.of());

    public Governance {
        rules = List.copyOf(rules);
    }

    /** @param scopes held against {@code /COMPONENT/ID} */
    public record RiskRule(String name, List<Scope> scopes, Risk risk) {
        public RiskRule {
            scopes = List.copyOf(scopes);
        }
    }

    /**
     * What governance says to an update.
     *
     * @param rule what gave it this risk
     */
    public record Assessment(Risk risk, String rule, boolean held) {}

    /** @param proposed the risk that the proposer sees; it may raise the risk, not lower it */
    public Assessment assess(ProtectedResource config, @Nullable Risk proposed) {
        Risk risk = null;
        String rule = Policy.DEFAULT;
        for (RiskRule each : rules) {
            // Another spelling of a name must not lower the risk, nor escape what raises it.
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
