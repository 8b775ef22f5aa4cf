package taskmgmt.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.queue.Backoff;
import taskmgmt.queue.Job;
import taskmgmt.queue.Retries;
import taskmgmt.time.Durations;

/** Parses steps that run a command. */
final class CommandStepParser {
    private static final String BY_CATEGORY = "by_category";
    private static final int MAX_RETRIES = 1_000;
    private static final List<String> PLACES = List.of("${" + Reference.PARAMS + ".", "${" + Reference.STEPS + ".", "${" + Reference.RUN + ".");

    private final Reading reading;

    CommandStepParser(Reading reading) {
        this.reading = reading;
    }

    Step command(String kind, Step.Head head, YamlFields fields) {
        YamlNode node = fields.node(kind);
        List<Template> words = List.of();
        String line = null;
        if (node != null && kind.equals("run")) {
            words = words(node, head.name());
        } else if (node != null) {
            line = line(node, fields);
        }
        YamlNode directory = fields.node("directory");
        return new Step.Command(head, words, line, reading.variables(fields.node("env"), head.name()),
                directory == null ? null : reading.template(directory, "directory", head.name(), false),
                names(fields, "secrets", NameRule::variable), names(fields, "outputs", NameRule::checked),
                fields.parsed("timeout", Durations::parse), fields.duration("grace", Job.DEFAULT_GRACE), retries(fields.node("retry"), reading, true, Retries.NONE));
    }

    private List<Template> words(YamlNode node, String step) {
        if (node instanceof YamlNode.Scalar) {
            reading.problem(node, "'run' has to be a list of the program and its arguments, as in [make, test]; a line for a shell is 'shell'");
            return List.of();
        }
        return reading.templates(node, "run", step);
    }

    /** Values that others have written must not become part of a shell's input, so the line may not contain placeholders. */
    private String line(YamlNode node, YamlFields fields) {
        String line = fields.text(node, "shell");
        for (String place : PLACES) {
            if (line.contains(place)) {
                reading.problem(node, "'shell' has " + place + "…}: no value goes into the line of a shell. It finds parameters in its environment, "
                        + "as \"$PARAM_NAME\", and what else it needs by 'env'");
            }
        }
        return line;
    }

    static List<String> names(YamlFields fields, String name, UnaryOperator<String> check) {
        List<String> names = new ArrayList<>();
        for (String each : fields.texts(name)) {
            try {
                names.add(check.apply(each));
            } catch (IllegalArgumentException e) {
                fields.problem(name, e);
            }
        }
        return names;
    }

    /** {@code retry: {limit: 3, backoff: 1s..1m, on: [1, 75]}}, or {@code retry: by_category}. */
    static Retries retries(@Nullable YamlNode node, Reading reading, boolean hasCodes, Retries usual) {
        if (node == null) {
            return usual;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            if (!scalar.text().equals(BY_CATEGORY)) {
                reading.problem(node, "'retry' is " + BY_CATEGORY + ", or a mapping with a 'limit': {limit: 3, backoff: 1s..1m}");
            }
            return Retries.BY_CATEGORY;
        }
        YamlFields fields = YamlFields.of(node, "'retry'", reading.problems());
        fields.required("limit");
        int limit = fields.number("limit", hasCodes ? 1 : 0, MAX_RETRIES, 1);
        Backoff given = fields.parsed("backoff", Backoff::parse);
        Backoff backoff = given == null ? Backoff.DEFAULT : given;
        Retries retries = new Retries(limit, backoff.from(), backoff.to(), hasCodes ? StepParser.codes(fields, "on") : Set.of());
        fields.finish();
        return retries;
    }
}
