package taskmgmt.heal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.incident.Severity;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.intake.yaml.YamlResult;

/** Parses the text of a playbook into its record, or into everything that is wrong with it. */
public final class PlaybookParser {
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final int MAX_ATTEMPTS = 100;
    private static final int MAX_PER_HOUR = 3_600;
    private static final int MAX_ID = 64;

    private final List<YamlProblem> problems = new ArrayList<>();

    private PlaybookParser() {}

    public static YamlResult<Playbook> parse(String text) {
        return YamlResult.of(text, new PlaybookParser()::playbook);
    }

    private YamlResult<Playbook> playbook(YamlNode root) {
        YamlFields fields = YamlFields.of(root, "the playbook", problems);
        fields.required("id");
        String id = fields.parsed("id", PlaybookParser::id);
        String mode = fields.requiredText("failure_mode");
        fields.required("severity");
        Severity severity = fields.parsed("severity", Severity::parse);
        YamlNode looked = fields.required("detector");
        FailureDetector detector = looked == null ? null : DetectorParser.parse(looked, "the detector", problems);
        List<Remedy> remedies = remedies(fields);
        Check check = check(fields.node("verification"), detector);
        HealingLimits limits = limits(fields);
        YamlNode call = fields.node("escalation");
        CommandWords escalation = call == null ? null : escalation(call);
        fields.finish();
        if (!problems.isEmpty() || id == null || severity == null || detector == null || check.detector == null) {
            return new YamlResult<>(null, problems);
        }
        return new YamlResult<>(new Playbook(id, mode, severity, detector, remedies, check.detector, check.within, limits, escalation), problems);
    }

    private record Check(@Nullable FailureDetector detector, Duration within) {}

    /** The verification; by default, the detector itself must no longer find a failure. */
    private Check check(@Nullable YamlNode node, @Nullable FailureDetector detector) {
        if (node == null) {
            return new Check(detector, TEN_SECONDS);
        }
        YamlFields fields = YamlFields.of(node, "the verification", problems);
        YamlNode own = fields.node("detector");
        Check check = new Check(own == null ? detector : DetectorParser.parse(own, "the verification's detector", problems),
                fields.duration("within", TEN_SECONDS));
        fields.finish();
        return check;
    }

    private List<Remedy> remedies(YamlFields fields) {
        YamlNode node = fields.required("remedies");
        List<Remedy> remedies = new ArrayList<>();
        if (node instanceof YamlNode.Items items && !items.values().isEmpty()) {
            for (YamlNode each : items.values()) {
                Remedy remedy = RemedyParser.parse(each, problems);
                if (remedy != null) {
                    remedies.add(remedy);
                }
            }
        } else if (node != null) {
            fields.problem(node, "'remedies' has to be a list of at least one remedy");
        }
        return remedies;
    }

    private HealingLimits limits(YamlFields fields) {
        HealingLimits usual = HealingLimits.DEFAULT;
        return new HealingLimits(fields.number("attempts", 1, MAX_ATTEMPTS, usual.attempts()), fields.duration("cool_down", usual.coolDown()),
                fields.number("max_remedies_per_hour", 1, MAX_PER_HOUR, usual.maxPerHour()),
                fields.number("suspend_after", 1, MAX_ATTEMPTS, usual.failures()), fields.duration("suspend_for", usual.suspension()));
    }

    private @Nullable CommandWords escalation(YamlNode node) {
        YamlFields fields = YamlFields.of(node, "the escalation", problems);
        CommandWords words = CommandParser.required(fields);
        fields.finish();
        return words;
    }

    /** Checks the id. It becomes part of keys, so it must look the same everywhere. */
    private static String id(String text) {
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            boolean fits = each >= 'a' && each <= 'z' || each >= 'A' && each <= 'Z' || each >= '0' && each <= '9' || "_-.".indexOf(each) >= 0;
            if (!fits || text.length() > MAX_ID) {
                throw new IllegalArgumentException("'" + text + "' is not 1 to " + MAX_ID + " letters, digits, '_', '-' and '.'");
            }
        }
        return text;
    }
}
