package taskmgmt.cli.policy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.option.OutputOptions;
import taskmgmt.policy.Governance;
import taskmgmt.policy.Policy;
import taskmgmt.policy.ResourceType;
import taskmgmt.policy.Rule;
import taskmgmt.policy.Scope;
import taskmgmt.render.Column;
import taskmgmt.render.page.Sheet;
import taskmgmt.store.guard.PolicyFile;

/** Shows the policy as it is understood. */
final class PolicyShowCommand extends Command {
    static final String WHERE = "The policy is policy.json of the log directory, or the file that TASK_MGMT_POLICY names.";

    private static final List<Column> RULES = List.of(Column.text("name", "RULE"), Column.exact("effect", "EFFECT"),
            Column.text("accounts", "ACCOUNTS"), Column.text("actions", "ACTIONS"), Column.text("resources", "RESOURCES"),
            Column.text("scope", "SCOPE"));
    private static final List<Column> RISKS = List.of(Column.text("name", "RULE"), Column.text("components", "COMPONENTS"),
            Column.exact("risk", "RISK"));

    private final LogLocation log = uses(new LogLocation());
    private final OutputOptions output = uses(new OutputOptions());

    PolicyShowCommand() {
        super("policy show", "show the rules in force: who may do what, what is held, which keys are redacted");
        details(WHERE);
        examples("task-mgmt policy show", "task-mgmt policy show --json | jq '.rules[].name'");
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        PolicyFile file = PolicyFile.of(log.directory(session), LogLocation.chosenPolicy(session));
        Policy policy = file == null ? null : file.policy();
        Governance governance = policy == null ? Governance.USUAL : policy.governance();
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("policy", file == null ? null : file.file().toString());
        data.put("policy_sha256", file == null ? null : file.sha256());
        data.put("default", policy == null ? "allow" : policy.otherwise().text());
        data.put("groups", policy == null ? Map.of() : groups(policy));
        data.put("rules", policy == null ? List.of() : policy.rules().stream().map(PolicyShowCommand::rule).toList());
        data.put("governance", governance(governance));
        data.put("redact", policy == null ? List.of() : List.copyOf(new TreeSet<>(policy.redaction().named())));
        output.report(data, (page, out) -> write(data, new Sheet(page, out)), session);
        return ExitCode.DONE;
    }

    private static Map<String, List<String>> groups(Policy policy) {
        Map<String, List<String>> groups = new TreeMap<>();
        policy.groups().forEach((name, accounts) -> groups.put(name, List.copyOf(new TreeSet<>(accounts))));
        return groups;
    }

    private static Map<String, @Nullable Object> rule(Rule rule) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        row.put("name", rule.name());
        row.put("effect", rule.effect().text());
        row.put("accounts", rule.accounts());
        row.put("actions", rule.actions());
        row.put("resources", rule.types().stream().sorted().map(ResourceType::text).toList());
        row.put("scope", rule.scopes().stream().map(Scope::text).toList());
        return row;
    }

    private static Map<String, @Nullable Object> governance(Governance governance) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put("default", governance.usual().text());
        map.put("hold", governance.heldFrom() == null ? "never" : governance.heldFrom().text());
        map.put("four_eyes", governance.fourEyes());
        List<Map<String, Object>> risks = new ArrayList<>();
        for (Governance.RiskRule rule : governance.rules()) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("name", rule.name());
            row.put("components", rule.scopes().stream().map(Scope::text).toList());
            row.put("risk", rule.risk().text());
            risks.add(row);
        }
        map.put("risks", risks);
        return map;
    }

    private static void write(Map<String, @Nullable Object> data, Sheet sheet) throws IOException {
        Map<?, ?> governance = (Map<?, ?>) data.get("governance");
        boolean none = data.get("policy") == null;
        sheet.title("Policy")
                .figure("File", none ? "none: everybody may do everything" : String.valueOf(data.get("policy")))
                .figure("SHA-256", none ? "-" : String.valueOf(data.get("policy_sha256")))
                .figure("Default", String.valueOf(data.get("default")));
        if (data.get("redact") instanceof List<?> keys && !keys.isEmpty()) {
            sheet.figure("Redacted besides", joined(keys));
        }
        for (Map.Entry<?, ?> group : ((Map<?, ?>) data.getOrDefault("groups", Map.of())).entrySet()) {
            sheet.figure("@" + group.getKey(), joined(group.getValue()));
        }
        if (governance != null) {
            sheet.figure("Risk", "usually " + governance.get("default") + ", held from " + governance.get("hold")
                    + (Boolean.TRUE.equals(governance.get("four_eyes")) ? ", approved by somebody else" : ""));
            sheet.table("Rules; a rule that denies wins", RULES, rows(data.get("rules"), RULES));
            sheet.table("Risks; the highest counts", RISKS, rows(governance.get("risks"), RISKS));
        }
    }

    private static List<@Nullable Object[]> rows(@Nullable Object maps, List<Column> columns) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (Object each : maps instanceof List<?> list ? list : List.of()) {
            Map<?, ?> row = (Map<?, ?>) each;
            rows.add(columns.stream().map(column -> joined(row.get(column.key()))).toArray());
        }
        return rows;
    }

    /** A list that is empty stands for all. */
    private static String joined(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list.isEmpty() ? "all" : String.join(" ", list.stream().map(String::valueOf).toList());
        }
        return String.valueOf(value);
    }
}
