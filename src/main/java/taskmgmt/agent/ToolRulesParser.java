package taskmgmt.agent;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;

/** Parses the tool rules of an agents file. */
final class ToolRulesParser {
    private ToolRulesParser() {}

    static ToolRules parse(YamlNode node, List<YamlProblem> problems) {
        YamlFields fields = YamlFields.of(node, "'tools'", problems);
        List<String> commands = fields.texts("commands");
        List<WebAddress> urls = new ArrayList<>();
        for (String each : fields.texts("urls")) {
            try {
                urls.add(prefix(each));
            } catch (IllegalArgumentException e) {
                fields.problem("urls", e);
            }
        }
        boolean none = fields.node("dangerous") instanceof YamlNode.Items items && items.values().isEmpty();
        List<String> dangerous = none ? List.of() : fields.has("dangerous") ? fields.texts("dangerous") : ToolRules.USUALLY_DANGEROUS;
        Map<String, List<String>> fallbacks = fallbacks(fields.node("fallback"), problems);
        fields.finish();
        return new ToolRules(commands, urls, dangerous, fallbacks);
    }

    private static Map<String, List<String>> fallbacks(@Nullable YamlNode node, List<YamlProblem> problems) {
        Map<String, List<String>> fallbacks = new LinkedHashMap<>();
        if (node != null) {
            YamlFields fields = YamlFields.of(node, "'fallback'", problems);
            fields.names().forEach(each -> fallbacks.put(each, fields.texts(each)));
        }
        return fallbacks;
    }

    /** An address that is the prefix of requests. */
    static WebAddress prefix(String text) {
        WebAddress address = WebAddress.parse(text);
        if (!address.query().isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' has a query");
        }
        return address;
    }
}
