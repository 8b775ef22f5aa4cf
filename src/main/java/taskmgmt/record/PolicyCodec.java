package taskmgmt.record;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.policy.Effect;
import taskmgmt.policy.Governance;
import taskmgmt.policy.Policy;
import taskmgmt.policy.PolicyTerms;
import taskmgmt.policy.ResourceType;
import taskmgmt.policy.Risk;
import taskmgmt.policy.Rule;
import taskmgmt.policy.Scope;
import taskmgmt.redaction.Redaction;

/**
 * Reads a policy: {@code {"version":1,"default":"allow|deny","groups":{…},"rules":[…],"governance":{…},"redact":[…]}}.
 * Nothing is guessed: an unknown key, action, group or type is an error, because a rule with a typo would allow what it was meant to deny.
 */
public final class PolicyCodec {
    private static final long VERSION = 1;

    private PolicyCodec() {}

    public static Policy decode(byte[] bytes) throws BadJsonException {
        try {
            Fields top = new Fields("the policy", Json.strict().parse(bytes, 0, bytes.length),
                    "version", "default", "groups", "rules", "governance", "redact");
            if (!Long.valueOf(VERSION).equals(top.value("version"))) {
                throw new BadJsonException("its version is " + top.value("version") + ", this program reads " + VERSION);
            }
            Map<String, Set<String>> groups = groups(top);
            return new Policy(effect(top, "default"), groups, rules(top, groups.keySet()), governance(top), redaction(top));
        } catch (IllegalArgumentException e) {
            throw new BadJsonException(String.valueOf(e.getMessage()));
        }
    }

    private static Map<String, Set<String>> groups(Fields top) {
        Map<String, Set<String>> groups = new LinkedHashMap<>();
        if (top.has("groups")) {
            Fields all = new Fields("groups", top.value("groups"));
            for (Object key : all.map.keySet()) {
                String name = String.valueOf(key);
                List<String> accounts = all.texts(name);
                accounts.forEach(PolicyTerms::checkAccount);
                groups.put(PolicyTerms.checkAccount(name), Set.copyOf(new HashSet<>(accounts)));
            }
        }
        return groups;
    }

    private static List<Rule> rules(Fields top, Set<String> groups) {
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Object each : top.list("rules")) {
            String where = "rules[" + rules.size() + "]";
            Fields fields = new Fields(where, each, "name", "effect", "accounts", "actions", "resources", "scope");
            Rule rule = rule(fields, fields.has("name") ? fields.text("name") : where);
            for (String account : rule.accounts()) {
                if (account.startsWith("@") && !groups.contains(account.substring(1))) {
                    throw new IllegalArgumentException(where + ": there is no group " + account);
                }
            }
            if (!names.add(rule.name())) {
                throw new IllegalArgumentException(where + ": another rule is named '" + rule.name() + "'");
            }
            rules.add(rule);
        }
        return rules;
    }

    private static Rule rule(Fields fields, String name) {
        List<String> accounts = fields.some("accounts");
        accounts.forEach(account -> PolicyTerms.checkAccount(account.startsWith("@") ? account.substring(1) : account));
        List<String> actions = fields.some("actions");
        actions.forEach(PolicyTerms::checkActions);
        return new Rule(name, effect(fields, "effect"), accounts, actions, types(fields),
                fields.has("scope") ? scopes(fields, "scope") : List.of());
    }

    /** An absent list means all types, as {@code *} does. */
    private static Set<ResourceType> types(Fields fields) {
        EnumSet<ResourceType> types = EnumSet.noneOf(ResourceType.class);
        for (String text : fields.has("resources") ? fields.some("resources") : List.<String>of()) {
            ResourceType type = ResourceType.named(text);
            if (type != null) {
                types.add(type);
            } else if (text.equals("*")) {
                types.addAll(EnumSet.allOf(ResourceType.class));
            } else {
                throw new IllegalArgumentException(fields.where + ": there is no type of resource '" + text
                        + "': name some of task, incident, learning, config and log, or * for all");
            }
        }
        return types;
    }

    private static Governance governance(Fields top) {
        if (!top.has("governance")) {
            return Governance.USUAL;
        }
        Fields fields = new Fields("governance", top.value("governance"), "default", "hold", "four_eyes", "risks");
        List<Governance.RiskRule> rules = new ArrayList<>();
        for (Object each : fields.list("risks")) {
            String where = "governance.risks[" + rules.size() + "]";
            Fields risk = new Fields(where, each, "name", "components", "risk");
            rules.add(new Governance.RiskRule(risk.has("name") ? risk.text("name") : where, scopes(risk, "components"),
                    risk(risk, "risk")));
        }
        boolean never = fields.has("hold") && "never".equals(fields.value("hold"));
        return new Governance(fields.has("default") ? risk(fields, "default") : Governance.USUAL.usual(),
                never ? null : fields.has("hold") ? risk(fields, "hold") : Governance.USUAL.heldFrom(),
                !fields.has("four_eyes") || fields.flag("four_eyes"), rules);
    }

    private static Redaction redaction(Fields top) {
        if (!top.has("redact")) {
            return Redaction.USUAL;
        }
        List<String> keys = top.texts("redact");
        keys.forEach(Redaction::checkKey);
        return Redaction.alsoOf(keys);
    }

    private static List<Scope> scopes(Fields fields, String key) {
        return fields.some(key).stream().map(Scope::new).toList();
    }

    private static Effect effect(Fields fields, String key) {
        return switch (fields.text(key)) {
            case "allow" -> Effect.ALLOW;
            case "deny" -> Effect.DENY;
            default -> throw new IllegalArgumentException(fields.where + ": " + key + " is neither allow nor deny");
        };
    }

    private static Risk risk(Fields fields, String key) {
        Risk risk = Risk.named(fields.value(key));
        if (risk == null) {
            throw new IllegalArgumentException(fields.where + ": " + key + " is none of low, medium and high");
        }
        return risk;
    }

    /** An object of the policy, all of whose keys are known. */
    private static final class Fields {
        private final String where;
        private final Map<?, ?> map;

        /** @param known empty for any */
        Fields(String where, @Nullable Object value, String... known) {
            this.where = where;
            if (!(value instanceof Map<?, ?> object)) {
                throw new IllegalArgumentException(where + " is no object");
            }
            this.map = object;
            for (Object key : object.keySet()) {
                if (known.length > 0 && !List.of(known).contains(key)) {
                    throw new IllegalArgumentException(where + ": there is no key '" + key + "'");
                }
            }
        }

        boolean has(String key) {
            return map.containsKey(key);
        }

        @Nullable Object value(String key) {
            return map.get(key);
        }

        String text(String key) {
            if (!(map.get(key) instanceof String text)) {
                throw new IllegalArgumentException(where + ": " + key + (has(key) ? " is no text" : " is missing"));
            }
            return text;
        }

        boolean flag(String key) {
            if (!(map.get(key) instanceof Boolean flag)) {
                throw new IllegalArgumentException(where + ": " + key + " is neither true nor false");
            }
            return flag;
        }

        List<?> list(String key) {
            if (has(key) && !(map.get(key) instanceof List<?>)) {
                throw new IllegalArgumentException(where + ": " + key + " is no list");
            }
            return map.get(key) instanceof List<?> list ? list : List.of();
        }

        List<String> texts(String key) {
            List<String> texts = new ArrayList<>();
            for (Object item : list(key)) {
                if (!(item instanceof String text) || text.isEmpty()) {
                    throw new IllegalArgumentException(where + ": " + key + " holds something that is no text");
                }
                texts.add(text);
            }
            return texts;
        }

        /** A list that must not be empty, because an empty list could mean nothing or everything. */
        List<String> some(String key) {
            List<String> texts = texts(key);
            if (texts.isEmpty()) {
                throw new IllegalArgumentException(where + ": " + key + " names nothing");
            }
            return texts;
        }
    }
}
