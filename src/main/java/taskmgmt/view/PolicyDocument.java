package taskmgmt.view;

import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.policy.Governance;
import taskmgmt.policy.Policy;
import taskmgmt.policy.ResourceType;
import taskmgmt.policy.Rule;
import taskmgmt.policy.Scope;
import taskmgmt.render.Page;
import taskmgmt.render.page.Sheet;

/**
 * The policy as it is understood.
 *
 * @param policy null if there is none
 * @param file   its path; null if there is none
 * @param sha256 of the file, in hexadecimal; null if there is none
 */
public record PolicyDocument(@Nullable Policy policy, @Nullable String file, @Nullable String sha256) implements Document {
    private static final FieldList<Rule> RULES = FieldList.<Rule>always()
            .text("name", "RULE", Rule::name)
            .exact("effect", "EFFECT", rule -> rule.effect().text())
            .text("accounts", "ACCOUNTS", Rule::accounts)
            .text("actions", "ACTIONS", Rule::actions)
            .text("resources", "RESOURCES", rule -> rule.types().stream().sorted().map(ResourceType::text).toList())
            .text("scope", "SCOPE", rule -> rule.scopes().stream().map(Scope::text).toList());
    private static final FieldList<Governance.RiskRule> RISKS = FieldList.<Governance.RiskRule>always()
            .text("name", "RULE", Governance.RiskRule::name)
            .text("components", "COMPONENTS", rule -> rule.scopes().stream().map(Scope::text).toList())
            .exact("risk", "RISK", rule -> rule.risk().text());

    /** The document if there is no policy, and everybody may do everything. */
    public static PolicyDocument ofNone() {
        return new PolicyDocument(null, null, null);
    }

    @Override
    public Map<String, @Nullable Object> data() {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("policy", file);
        data.put("policy_sha256", sha256);
        data.put("default", otherwise());
        data.put("groups", groups());
        data.put("rules", rules().stream().map(RULES::object).toList());
        Governance governance = governance();
        Map<String, @Nullable Object> risk = new LinkedHashMap<>();
        risk.put("default", governance.usual().text());
        risk.put("hold", heldFrom());
        risk.put("four_eyes", governance.fourEyes());
        risk.put("risks", governance.rules().stream().map(RISKS::object).toList());
        data.put("governance", risk);
        data.put("redact", redacted());
        return data;
    }

    @Override
    public void write(Page page, Writer out) throws IOException {
        Sheet sheet = new Sheet(page, out).title("Policy")
                .figure("File", file == null ? "none: everybody may do everything" : file)
                .figure("SHA-256", sha256 == null ? "-" : sha256)
                .figure("Default", otherwise());
        if (!redacted().isEmpty()) {
            sheet.figure("Redacted besides", joined(redacted()));
        }
        for (Map.Entry<String, List<String>> group : groups().entrySet()) {
            sheet.figure("@" + group.getKey(), joined(group.getValue()));
        }
        sheet.figure("Risk", "usually " + governance().usual().text() + ", held from " + heldFrom()
                + (governance().fourEyes() ? ", approved by somebody else" : ""));
        sheet.table("Rules; a rule that denies wins", RULES.columns(), legible(RULES.rows(rules())));
        sheet.table("Risks; the highest counts", RISKS.columns(), legible(RISKS.rows(governance().rules())));
    }

    private String otherwise() {
        return policy == null ? "allow" : policy.otherwise().text();
    }

    private List<Rule> rules() {
        return policy == null ? List.of() : policy.rules();
    }

    private Governance governance() {
        return policy == null ? Governance.USUAL : policy.governance();
    }

    private String heldFrom() {
        return governance().heldFrom() == null ? "never" : governance().heldFrom().text();
    }

    private List<String> redacted() {
        return policy == null ? List.of() : List.copyOf(new TreeSet<>(policy.redaction().named()));
    }

    private Map<String, List<String>> groups() {
        Map<String, List<String>> groups = new TreeMap<>();
        if (policy != null) {
            policy.groups().forEach((name, accounts) -> groups.put(name, List.copyOf(new TreeSet<>(accounts))));
        }
        return groups;
    }

    private static List<@Nullable Object[]> legible(List<@Nullable Object[]> rows) {
        for (@Nullable Object[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = joined(row[i]);
            }
        }
        return rows;
    }

    /** The items joined; an empty list means all. */
    private static String joined(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "all" : String.join(" ", list.stream().map(String::valueOf).toList());
        }
        return String.valueOf(value);
    }
}
