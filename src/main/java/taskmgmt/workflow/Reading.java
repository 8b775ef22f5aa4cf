package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.workflow.cel.CelFault;

/** Collects what is found while a definition is parsed: its problems, and where it uses values. Not thread-safe. */
final class Reading {
    private static final int MAX_TEXT = 4_096;

    private final List<YamlProblem> problems = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();
    /** The node of each step, and its dependencies. */
    private final Map<String, YamlNode> steps = new LinkedHashMap<>();
    private final List<Dependency> dependencies = new ArrayList<>();
    /** The kind of each parameter. */
    private final Map<String, RunParameter.Kind> kinds = new LinkedHashMap<>();

    /** One name in a {@code depends_on}. */
    record Dependency(String step, String on, int line, int column) {}

    List<YamlProblem> problems() {
        return problems;
    }

    List<Use> uses() {
        return uses;
    }

    Map<String, YamlNode> steps() {
        return steps;
    }

    List<Dependency> dependencies() {
        return dependencies;
    }

    /** Must be called before the steps that use them. */
    void params(Map<String, RunParameter> params) {
        params.forEach((name, param) -> kinds.put(name, param.kind()));
    }

    void problem(YamlNode at, String text) {
        problems.add(new YamlProblem(at.line(), at.column(), text));
    }

    /** A string with values in it; empty if it is not a string, which is reported as a problem. */
    Template template(YamlNode node, String name, @Nullable String step, boolean after) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty()) {
            problem(node, "'" + name + "' has to be a string, and is " + node.kind());
            return Template.parse("");
        }
        if (scalar.text().length() > MAX_TEXT || scalar.text().indexOf('\0') >= 0) {
            problem(node, "'" + name + "' has to have at most " + MAX_TEXT + " characters, none of them NUL");
            return Template.parse("");
        }
        try {
            Template template = Template.parse(scalar.text());
            use(template.references(), node, step, after);
            return template;
        } catch (IllegalArgumentException e) {
            problem(node, "'" + name + "': " + e.getMessage());
            return Template.parse("");
        }
    }

    /** A list of such strings; empty if it is not a list, which is reported as a problem. */
    List<Template> templates(YamlNode node, String name, @Nullable String step) {
        List<Template> templates = new ArrayList<>();
        if (node instanceof YamlNode.Items items && !items.values().isEmpty()) {
            for (YamlNode each : items.values()) {
                templates.add(template(each, name, step, false));
            }
        } else {
            problem(node, "'" + name + "' has to be a list, and is " + (node instanceof YamlNode.Items ? "empty" : node.kind()));
        }
        return templates;
    }

    /** Such strings by name. */
    Map<String, Template> named(@Nullable YamlNode node, String name, @Nullable String step, boolean after) {
        Map<String, Template> named = new LinkedHashMap<>();
        if (node instanceof YamlNode.Entries entries) {
            for (YamlNode.Entry each : entries.all()) {
                named.put(each.name(), template(each.value(), each.name(), step, after));
            }
        } else if (node != null) {
            problem(node, "'" + name + "' has to be a mapping, and is " + node.kind());
        }
        return named;
    }

    /** The same for environment variables. */
    Map<String, Template> variables(@Nullable YamlNode node, @Nullable String step) {
        Map<String, Template> variables = named(node, "env", step, false);
        for (String name : variables.keySet()) {
            try {
                NameRule.variable(name);
            } catch (IllegalArgumentException e) {
                problem(node == null ? new YamlNode.Items(List.of(), 1, 1) : node, "'env': " + e.getMessage());
            }
        }
        return variables;
    }

    /** A condition, as a line or as a mapping; null if it is not a condition, which is reported as a problem. */
    @Nullable Expression condition(YamlNode node, String name, @Nullable String step, boolean after) {
        if (node instanceof YamlNode.Entries) {
            return structured(node, name, step, after);
        }
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty()) {
            problem(node, "'" + name + "' has to be a condition, and is " + node.kind());
            return null;
        }
        try {
            Expression expression = ExpressionParser.parse(scalar.text());
            use(expression.references(), node, step, after);
            return expression;
        } catch (IllegalArgumentException e) {
            problem(node, "'" + name + "': " + e.getMessage());
            return null;
        }
    }

    /** {@code {field: steps.test.exit_code, operator: equals, value: 0}}, or {@code and}, {@code or} and {@code not} of such. */
    private @Nullable Expression structured(YamlNode node, String name, @Nullable String step, boolean after) {
        YamlFields fields = YamlFields.of(node, "the condition", problems);
        for (String word : List.of("and", "or")) {
            YamlNode parts = fields.node(word);
            if (parts != null) {
                fields.finish();
                return joined(word, parts, name, step, after);
            }
        }
        YamlNode cel = fields.node("cel");
        if (cel != null) {
            fields.finish();
            return cel(cel, step, after);
        }
        YamlNode negated = fields.node("not");
        if (negated != null) {
            fields.finish();
            Expression of = condition(negated, name, step, after);
            return of == null ? null : new Expression.Not(of);
        }
        return comparison(fields, node, step, after);
    }

    /** {@code {cel: 'params.env == "prod" && size(steps.find.outputs.files) > 0'}}. */
    private @Nullable Expression cel(YamlNode node, @Nullable String step, boolean after) {
        if (!(node instanceof YamlNode.Scalar scalar) || scalar.isEmpty() || scalar.text().length() > MAX_TEXT) {
            problem(node, "'cel' has to be a condition of at most " + MAX_TEXT + " characters, and is " + node.kind());
            return null;
        }
        try {
            Expression.Cel condition = CelReading.condition(scalar.text(), kinds);
            use(condition.references(), node, step, after);
            return condition;
        } catch (CelFault | IllegalArgumentException e) {
            problem(node, "'cel': " + e.getMessage());
            return null;
        }
    }

    private @Nullable Expression joined(String word, YamlNode parts, String name, @Nullable String step, boolean after) {
        List<Expression> all = new ArrayList<>();
        if (!(parts instanceof YamlNode.Items items) || items.values().isEmpty()) {
            problem(parts, "'" + word + "' has to be a list of conditions, and is " + parts.kind());
            return null;
        }
        for (YamlNode each : items.values()) {
            Expression part = condition(each, name, step, after);
            if (part != null) {
                all.add(part);
            }
        }
        return new Expression.Joined(word.equals("and"), all);
    }

    private @Nullable Expression comparison(YamlFields fields, YamlNode node, @Nullable String step, boolean after) {
        fields.required("field");
        Reference field = fields.parsed("field", Reference::parse);
        String word = fields.requiredText("operator");
        String value = fields.text("value");
        fields.finish();
        if (field == null || word.isEmpty()) {
            return null;
        }
        use(List.of(field), node, step, after);
        Expression.Operator operator = Expression.Operator.named(word);
        if (word.equals("exists")) {
            return new Expression.Exists(field);
        }
        if (operator == null || value == null) {
            problem(node, operator == null ? "there is no operator '" + word + "': there are " + String.join(", ", Expression.Operator.words())
                    + " and exists" : "the operator '" + word + "' needs a 'value'");
            return null;
        }
        return new Expression.Compare(new Expression.Operand.Place(field), operator, new Expression.Operand.Literal(value));
    }

    private void use(List<Reference> references, YamlNode at, @Nullable String step, boolean after) {
        for (Reference each : references) {
            uses.add(new Use(each, step, after, at.line(), at.column()));
        }
    }
}
