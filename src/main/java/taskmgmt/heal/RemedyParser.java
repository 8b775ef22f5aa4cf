package taskmgmt.heal;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;

/** Parses remedies of playbooks. */
final class RemedyParser {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private RemedyParser() {}

    /** Returns null if something is wrong with it, after adding that to the problems. */
    static @Nullable Remedy parse(YamlNode node, List<YamlProblem> problems) {
        int before = problems.size();
        YamlFields fields = YamlFields.of(node, "the remedy", problems);
        String type = fields.requiredText("type");
        if (type.isEmpty()) {
            return null;
        }
        Remedy remedy = of(type, fields);
        if (remedy == null) {
            fields.problem("has no type '" + type + "': there are command, end_processes, restart, delete, truncate, retry_tasks, "
                    + "cancel_tasks and escalate");
            return null;
        }
        fields.finish();
        return problems.size() > before ? null : remedy;
    }

    private static @Nullable Remedy of(String type, YamlFields fields) {
        return switch (type) {
            case "command" -> new Remedy.RunCommand(CommandParser.required(fields), fields.duration("timeout", MINUTE));
            case "end_processes" -> new Remedy.EndProcesses(fields.text("pidfile"), fields.duration("grace", GRACE));
            case "restart" -> restart(fields);
            case "delete" -> clean(fields, false);
            case "truncate" -> clean(fields, true);
            case "retry_tasks" -> new Remedy.ChangeTasks(false);
            case "cancel_tasks" -> new Remedy.ChangeTasks(true);
            case "escalate" -> new Remedy.Escalate();
            default -> null;
        };
    }

    private static Remedy restart(YamlFields fields) {
        YamlNode ready = fields.node("ready");
        return new Remedy.Restart(CommandParser.required(fields), fields.text("pidfile"), fields.text("output"),
                ready == null ? null : DetectorParser.parse(ready, "'ready'", fields.problems()), fields.duration("within", MINUTE));
    }

    private static Remedy clean(YamlFields fields, boolean truncate) {
        String name = fields.requiredText("name");
        if (name.indexOf('/') >= 0) {
            fields.problem("has a '/' in 'name': only files right in the directory are touched");
        }
        fields.required("older_than");
        return new Remedy.CleanDirectory(fields.requiredText("directory"), name, fields.duration("older_than", MINUTE), truncate);
    }
}
