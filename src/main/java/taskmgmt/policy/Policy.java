package taskmgmt.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import taskmgmt.redaction.Redaction;

/**
 * Who may do what. A rule that denies overrides all that allow, wherever it is; if no rule applies, the default decides.
 *
 * @param otherwise the default, if no rule applies
 * @param groups    accounts by the name of their group, without its {@code @}
 */
public record Policy(
        Effect otherwise, Map<String, Set<String>> groups, List<Rule> rules, Governance governance, Redaction redaction) {
    public static final String DEFAULT = "default";
    public static final String EVERYONE = "*";

    public Policy {
        groups = Map.copyOf(groups);
        rules = List.copyOf(rules);
    }

    /** A change whose actor or resource could be taken for another one is denied. */
    public Decision decide(String actor, String action, ProtectedResource resource) {
        if (!Paths.isNormal(actor)) {
            return new Decision(false, "no rule can speak of this actor: its name is not in Unicode's normal form C");
        }
        if (!resource.fault().isEmpty()) {
            return new Decision(false, "no rule can speak of this resource: " + resource.fault());
        }
        Rule allowing = null;
        for (Rule rule : rules) {
            if (rule.speaksOf(action, resource) && isMeant(rule, actor)) {
                if (rule.effect() == Effect.DENY) {
                    return new Decision(false, rule.nameFor(actor, resource));
                }
                allowing = allowing == null ? rule : allowing;
            }
        }
        return allowing != null ? new Decision(true, allowing.name()) : new Decision(otherwise == Effect.ALLOW, DEFAULT);
    }

    private boolean isMeant(Rule rule, String actor) {
        return rule.accounts().stream().anyMatch(each -> each.startsWith("@")
                ? groups.getOrDefault(each.substring(1), Set.of()).stream().anyMatch(member -> rule.isOfAccount(member, actor))
                : each.equals(EVERYONE) || rule.isOfAccount(each, actor));
    }
}
