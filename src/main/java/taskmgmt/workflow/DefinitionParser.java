package taskmgmt.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.time.Durations;

/** Parses the text of a workflow to its record, or to all its errors. */
public final class DefinitionParser {
    private static final int MAX_PARALLEL = 1_000;

    private final Reading reading = new Reading();
    private final StepParser steps = new StepParser(reading);

    private DefinitionParser() {}

    public static YamlResult<Definition> parse(String text) {
        return YamlResult.of(text, new DefinitionParser()::definition);
    }

    private YamlResult<Definition> definition(YamlNode root) {
        YamlFields fields = YamlFields.of(root, "the workflow", reading.problems());
        fields.required("id");
        String id = fields.parsed("id", NameRule::checked);
        String about = fields.text("description");
        String subsystem = fields.text("subsystem");
        Map<String, RunParameter> params = params(fields.node("params"));
        reading.params(params);
        int atMost = fields.number("max_parallel", 1, MAX_PARALLEL, Definition.DEFAULT_PARALLEL);
        Duration timeout = fields.parsed("timeout", Durations::parse);
        Map<String, Template> environment = reading.variables(fields.node("env"), null);
        YamlNode listed = fields.required("steps");
        Block block = new Block(listed == null ? List.of() : steps.list(listed, "steps"), false, atMost);
        Map<Definition.Occasion, Block> handlers = new EnumMap<>(Definition.Occasion.class);
        for (Definition.Occasion each : Definition.Occasion.values()) {
            YamlNode handler = fields.node(each.key());
            if (handler != null) {
                handlers.put(each, Block.inOrder(steps.list(handler, each.key())));
            }
        }
        Map<String, Template> outputs = reading.named(fields.node("outputs"), "outputs", null, true);
        fields.finish(ForeignWords.OF_WORKFLOWS);
        Definition definition = new Definition(id == null ? "" : id, about, subsystem == null || subsystem.isEmpty()
                ? Definition.DEFAULT_SUBSYSTEM : subsystem, params, timeout, environment, block, handlers, outputs);
        if (reading.problems().isEmpty()) {
            new GraphCheck(definition, reading).check();
        }
        return new YamlResult<>(reading.problems().isEmpty() ? definition : null, reading.problems());
    }

    private Map<String, RunParameter> params(@Nullable YamlNode node) {
        Map<String, RunParameter> params = new LinkedHashMap<>();
        if (node instanceof YamlNode.Entries entries) {
            for (YamlNode.Entry each : entries.all()) {
                if (!NameRule.isName(each.name())) {
                    reading.problem(each.value(), "'params': '" + each.name() + "' is no name");
                }
                params.put(each.name(), param(each));
            }
        } else if (node != null) {
            reading.problem(node, "'params' has to be a mapping, and is " + node.kind());
        }
        return params;
    }

    /** {@code version:} is required, {@code env: prod} and {@code suites: [unit, integration]} have a default, and a mapping says more. */
    private RunParameter param(YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Scalar scalar) {
            return new RunParameter(entry.name(), RunParameter.Kind.STRING, scalar.isEmpty() ? null : scalar.text(), List.of(), null);
        }
        if (entry.value() instanceof YamlNode.Items items) {
            return new RunParameter(entry.name(), RunParameter.Kind.STRING, lines(items), List.of(), null);
        }
        YamlFields fields = YamlFields.of(entry.value(), "the parameter", reading.problems());
        RunParameter.Kind kind = fields.parsed("type", RunParameter.Kind::parse);
        YamlNode usual = fields.node("default");
        List<String> oneOf = fields.texts("one_of");
        String about = fields.text("description");
        fields.finish();
        boolean isText = kind == null || kind == RunParameter.Kind.STRING;
        YamlNode.Items listed = isText && usual instanceof YamlNode.Items items ? items : null;
        String text = listed != null ? lines(listed) : usual instanceof YamlNode.Scalar scalar && !scalar.isEmpty() ? scalar.text() : null;
        RunParameter parameter = new RunParameter(entry.name(), kind == null ? RunParameter.Kind.STRING : kind, text, oneOf, about);
        String fault = parameter.usual() == null ? "" : parameter.fault(parameter.usual());
        if (usual != null && (!fault.isEmpty() || !(usual instanceof YamlNode.Scalar || listed != null))) {
            reading.problem(usual, "'default' " + (fault.isEmpty() ? "has to be a value, and is " + usual.kind() : fault));
        }
        return parameter;
    }

    /** A list as the value of a parameter, which is text: a line for each item, as {@code foreach} reads it. */
    private String lines(YamlNode.Items items) {
        List<String> lines = new ArrayList<>();
        for (YamlNode each : items.values()) {
            if (each instanceof YamlNode.Scalar scalar && !scalar.text().isBlank() && !scalar.isEmpty() && scalar.text().lines().count() == 1) {
                lines.add(scalar.text());
            } else {
                reading.problem(each, "an item of a default has to be a value of one line, and is " + each.kind());
            }
        }
        return String.join("\n", lines);
    }
}
