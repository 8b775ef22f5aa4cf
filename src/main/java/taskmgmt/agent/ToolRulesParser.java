package taskmgmt.agent;

import java.util.ArrayList;
import java.util.List;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;

/** What tools may touch, as files of agents write it. */
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
        fields.finish();
        return new ToolRules(commands, urls, dangerous);
    }

    /** An address that requests can begin with. */
    static WebAddress prefix(String text) {
        WebAddress address = WebAddress.parse(text);
        if (!address.query().isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' has a query");
        }
        return address;
    }
}
