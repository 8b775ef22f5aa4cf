package taskmgmt.workflow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlFields;
import taskmgmt.intake.yaml.YamlNode;
import taskmgmt.number.NumberText;
import taskmgmt.time.Durations;
import taskmgmt.word.Suggestion;

/** Parses the steps of definitions. Not thread-safe. */
final class StepParser {
    private static final List<String> KINDS = List.of("run", "shell", "sequential", "parallel", "foreach", "condition", "while", "until",
            "wait", "approval", "workflow", "webhook");
    private static final int MAX_STEPS = 500;
    private static final int MAX_PARALLEL = 1_000;
    private static final int MAX_CODE = 255;

    private final Reading reading;
    private final CommandStepParser commands;
    private final WebhookStepParser webhooks;

    StepParser(Reading reading) {
        this.reading = reading;
        this.commands = new CommandStepParser(reading);
        this.webhooks = new WebhookStepParser(reading);
    }

    List<Step> list(YamlNode node, String name) {
        List<Step> steps = new ArrayList<>();
        if (!(node instanceof YamlNode.Items items) || items.values().isEmpty()) {
            reading.problem(node, "'" + name + "' has to be a list of steps, and is " + (node instanceof YamlNode.Items ? "empty" : node.kind()));
            return steps;
        }
        for (YamlNode each : items.values()) {
            Step step = step(each);
            if (step != null) {
                steps.add(step);
            }
        }
        return steps;
    }

    private @Nullable Step step(YamlNode node) {
        YamlFields fields = YamlFields.of(node, "the step", reading.problems());
        if (!(node instanceof YamlNode.Entries)) {
            return null;
        }
        fields.required("name");
        String name = fields.parsed("name", NameRule::checked);
        String kind = kind(node, fields);
        if (name == null || kind == null || !isNew(name, node)) {
            fields.foreign(ForeignWords.OF_STEPS);
            return null;
        }
        Step.Head head = head(name, fields);
        Step step = step(kind, head, fields);
        fields.finish(ForeignWords.OF_STEPS);
        return step;
    }

    private boolean isNew(String name, YamlNode node) {
        YamlNode other = reading.steps().putIfAbsent(name, node);
        if (other != null) {
            reading.problem(node, "the name '" + name + "' is that of the step in line " + other.line() + ": give each a name of its own");
        } else if (Definition.Occasion.named(name) != null) {
            reading.problem(node, "no step can be called '" + name + "': handlers are");
        } else if (reading.steps().size() > MAX_STEPS) {
            reading.problem(node, "a workflow has at most " + MAX_STEPS + " steps");
        }
        return other == null;
    }

    private @Nullable String kind(YamlNode node, YamlFields fields) {
        List<String> kinds = new ArrayList<>(fields.names());
        kinds.retainAll(KINDS);
        if (kinds.size() == 1) {
            return kinds.getFirst();
        }
        String near = "";
        for (String each : fields.names()) {
            near = near.isEmpty() && !each.equals("name") ? meant(each) : near;
        }
        reading.problem(node, kinds.isEmpty() ? "the step needs one of " + String.join(", ", KINDS) + near
                : "the step has both '" + kinds.getFirst() + "' and '" + kinds.get(1) + "': make them two steps");
        return null;
    }

    private static String meant(String word) {
        String elsewhere = Suggestion.nearest(word, ForeignWords.KINDS.keySet());
        return elsewhere == null ? Suggestion.sentence(word, KINDS) : " (did you mean '" + ForeignWords.KINDS.get(elsewhere) + "'?)";
    }

    private Step.Head head(String name, YamlFields fields) {
        List<String> dependsOn = new ArrayList<>();
        YamlNode listed = fields.node("depends_on");
        List<YamlNode> nodes = listed instanceof YamlNode.Items items ? items.values() : listed == null ? List.of() : List.of(listed);
        for (YamlNode each : nodes) {
            String on = fields.text(each, "depends_on");
            if (!on.isEmpty()) {
                dependsOn.add(on);
                reading.dependencies().add(new Reading.Dependency(name, on, each.line(), each.column()));
            }
        }
        YamlNode when = fields.node("if");
        return new Step.Head(name, dependsOn, when == null ? null : reading.condition(when, "if", name, false), continueOn(fields));
    }

    /** {@code continue_on: failure}, or a mapping that names exit codes. */
    private Step.ContinueOn continueOn(YamlFields fields) {
        YamlNode node = fields.node("continue_on");
        if (node == null) {
            return Step.ContinueOn.NOTHING;
        }
        if (node instanceof YamlNode.Scalar) {
            if (!fields.text(node, "continue_on").equals("failure")) {
                reading.problem(node, "'continue_on' is failure, or a mapping with exit_codes");
            }
            return new Step.ContinueOn(true, Set.of());
        }
        YamlFields inner = YamlFields.of(node, "'continue_on'", reading.problems());
        boolean failure = inner.flag("failure");
        Set<Integer> codes = codes(inner, "exit_codes");
        inner.finish();
        return new Step.ContinueOn(failure, codes);
    }

    static Set<Integer> codes(YamlFields fields, String name) {
        Set<Integer> codes = new LinkedHashSet<>();
        for (String each : fields.texts(name)) {
            try {
                codes.add(NumberText.whole(each, 1, MAX_CODE));
            } catch (IllegalArgumentException e) {
                fields.problem(name, e);
            }
        }
        return codes;
    }

    private @Nullable Step step(String kind, Step.Head head, YamlFields fields) {
        return switch (kind) {
            case "run", "shell" -> commands.command(kind, head, fields);
            case "sequential" -> new Step.Together(head, block(fields, kind));
            case "parallel" -> {
                int atMost = fields.number("max_parallel", 1, MAX_PARALLEL, MAX_PARALLEL);
                yield new Step.Together(head, new Block(block(fields, kind).steps(), false, atMost));
            }
            case "foreach" -> forEach(head, fields);
            case "condition" -> branch(head, fields);
            case "while", "until" -> loop(kind, head, fields);
            case "wait" -> waiting(head, fields);
            case "webhook" -> webhooks.webhook(head, fields);
            case "approval" -> approval(head, fields);
            default -> {
                String workflow = fields.parsed(kind, NameRule::checked);
                yield new Step.SubWorkflow(head, workflow == null ? "" : workflow,
                        reading.named(fields.node("params"), "params", head.name(), false));
            }
        };
    }

    private Block block(YamlFields fields, String name) {
        YamlNode node = fields.required(name);
        return node == null ? Block.NONE : Block.inOrder(list(node, name));
    }

    private Step forEach(Step.Head head, YamlFields fields) {
        YamlNode node = fields.required("foreach");
        List<Template> items = List.of();
        if (node instanceof YamlNode.Scalar) {
            Template place = reading.template(node, "foreach", head.name(), false);
            if (place.only() == null) {
                reading.problem(node, "'foreach' has to be a list, or the place of one: ${steps.list.outputs.files}");
            }
            items = List.of(place);
        } else if (node != null) {
            items = reading.templates(node, "foreach", head.name());
        }
        if (items.size() > Step.ForEach.MAX_ITEMS) {
            fields.problem("has more than " + Step.ForEach.MAX_ITEMS + " values in 'foreach'");
        }
        String as = fields.parsed("as", NameRule::checked);
        int atMost = fields.number("max_parallel", 1, MAX_PARALLEL, MAX_PARALLEL);
        return new Step.ForEach(head, items, as == null ? "item" : as, atMost, block(fields, "steps"));
    }

    private @Nullable Step branch(Step.Head head, YamlFields fields) {
        YamlNode node = fields.required("condition");
        Expression condition = node == null ? null : reading.condition(node, "condition", head.name(), false);
        Block then = block(fields, "then");
        YamlNode other = fields.node("else");
        Block otherwise = other == null ? Block.NONE : Block.inOrder(list(other, "else"));
        return condition == null ? null : new Step.Branch(head, condition, then, otherwise);
    }

    private @Nullable Step loop(String kind, Step.Head head, YamlFields fields) {
        YamlNode node = fields.required(kind);
        Expression condition = node == null ? null : reading.condition(node, kind, head.name(), true);
        int max = fields.number("max", 1, Step.Loop.MAX_TIMES, Step.Loop.MAX_TIMES);
        Duration every = fields.duration("every", Duration.ZERO);
        Block body = block(fields, "steps");
        return condition == null ? null : new Step.Loop(head, condition, kind.equals("until"), max, every, body);
    }

    /** {@code wait: 5m}, or a mapping that says what to wait for. */
    private @Nullable Step waiting(Step.Head head, YamlFields fields) {
        YamlNode node = fields.required("wait");
        Duration timeout = fields.parsed("timeout", Durations::parse);
        if (node instanceof YamlNode.Scalar) {
            return new Step.Wait(head, new Step.Until.Over(fields.duration("wait", Duration.ZERO)), timeout, List.of());
        }
        if (node == null) {
            return null;
        }
        YamlFields inner = YamlFields.of(node, "'wait'", reading.problems());
        Step.Until until = until(inner, head);
        inner.finish();
        if (until == null) {
            inner.problem("needs one of for, until, file, task and event");
            return null;
        }
        List<String> outputs = until instanceof Step.Until.Event ? CommandStepParser.names(fields, "outputs", NameRule::checked) : List.of();
        return new Step.Wait(head, until, timeout, outputs);
    }

    private Step.@Nullable Until until(YamlFields fields, Step.Head head) {
        YamlNode time = fields.node("until");
        YamlNode file = fields.node("file");
        YamlNode task = fields.node("task");
        String event = fields.parsed("event", NameRule::checked);
        if (fields.has("for")) {
            return new Step.Until.Over(fields.duration("for", Duration.ZERO));
        }
        return time != null ? new Step.Until.Time(reading.template(time, "until", head.name(), false))
                : file != null ? new Step.Until.There(reading.template(file, "file", head.name(), false))
                : task != null ? new Step.Until.Completed(reading.template(task, "task", head.name(), false))
                : event != null ? new Step.Until.Event(event) : null;
    }

    private Step approval(Step.Head head, YamlFields fields) {
        YamlNode message = fields.required("approval");
        Duration deadline = fields.parsed("deadline", Durations::parse);
        Boolean otherwise = fields.parsed("default", text -> switch (text) {
            case "approve" -> Boolean.TRUE;
            case "reject" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("'" + text + "' is neither approve nor reject");
        });
        if (otherwise != null && deadline == null) {
            fields.problem("has a 'default' and no 'deadline': without one it waits for ever");
        }
        return new Step.Approval(head, message == null ? Template.parse("") : reading.template(message, "approval", head.name(), false),
                deadline, otherwise != null && otherwise);
    }
}
