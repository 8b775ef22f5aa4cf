package taskmgmt.workflow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.JsonPrinter;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.Rfc3339;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.EvaluationException;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.Template;

/** Walks over steps that do something themselves: commands and requests. */
final class LeafWalk {
    /** The error of an attempt whose process was lost. */
    static final String LOST = "lost";
    /** How many attempts may be lost before the step fails, because a step that repeatedly ends its worker is probably the cause itself. */
    static final int MAX_LOSSES = 3;
    /** How many digits of a version are shown in an error message. */
    private static final int SHOWN_VERSION = 12;
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private final Walked walked;
    private final RunTerms terms;

    LeafWalk(Walked walked, RunTerms terms) {
        this.walked = walked;
        this.terms = terms;
    }

    /** The workflow that contains a step, and its parameter values. */
    record Frame(Definition definition, Map<String, String> params) {
        String type(Step step) {
            return definition.id() + "." + step.name();
        }
    }

    /** @param may whether it may begin */
    StepState work(Frame frame, Step.Work step, String path, ValueScope scope, boolean may) {
        Task task = walked.record().step(path);
        StepState.Phase ended = task == null ? null : ended(task);
        if (task != null && ended != null && !(task.status() == Status.FAILED && isLost(task))) {
            return new StepState(path, step, ended, task, error(task));
        }
        if (task != null && task.status() == Status.ACTIVE) {
            if (!walked.look().mine().contains(task.id())) {
                walked.add(new Action.Revive(task));
            }
            return new StepState(path, step, StepState.Phase.RUNNING, task, null);
        }
        StepState.Phase phase = task == null || task.status() == Status.PENDING ? StepState.Phase.WAITING : StepState.Phase.RETRYING;
        Instant due = task != null && task.fields().get(Task.RETRY_AT) instanceof String time ? Rfc3339.parse(time) : null;
        boolean later = due != null && walked.isAhead(due);
        if (may && !later && walked.hasSlot()) {
            begin(frame, step, path, scope, task);
        }
        return new StepState(path, step, phase, task, due != null && later ? "due at " + Rfc3339.format(due) : task == null ? null : error(task));
    }

    private void begin(Frame frame, Step.Work step, String path, ValueScope scope, @Nullable Task task) {
        try {
            if (walked.isTooLong(path)) {
                throw new IllegalArgumentException("it is nested too deep for its name");
            }
            walked.add(new Action.Begin(path, step, ready(frame, step, path, scope), frame.type(step), task));
        } catch (EvaluationException | IllegalArgumentException e) {
            walked.add(new Action.Refuse(path, step, frame.type(step), String.valueOf(e.getMessage()), task));
        }
    }

    private Ready ready(Frame frame, Step.Work step, String path, ValueScope scope) {
        String plan = frame.definition().id() + "@" + version(frame.definition().id());
        return switch (step) {
            case Step.Command command -> new Ready(process(frame, command, scope), command.secrets(), command.outputs(), command.timeout(),
                    command.grace(), command.retries(), plan);
            case Step.Webhook webhook -> new Ready(request(frame, webhook, path, scope), webhook.secrets(), webhook.outputs(), webhook.timeout(),
                    Duration.ZERO, webhook.retries(), plan);
        };
    }

    private String version(String workflow) {
        String version = workflow.equals(terms.workflow()) ? terms.version() : terms.uses().getOrDefault(workflow, "");
        return version.substring(0, Math.min(SHOWN_VERSION, version.length()));
    }

    private Ready.Means.CommandLine process(Frame frame, Step.Command step, ValueScope scope) {
        List<String> words = new ArrayList<>();
        if (step.line() != null) {
            words.addAll(SHELL);
            words.add(step.line());
        }
        for (Template each : step.words()) {
            words.add(each.expand(scope));
        }
        if (words.getFirst().isEmpty()) {
            throw new IllegalArgumentException("the program has no name: '" + step.words().getFirst().text() + "' is empty");
        }
        Map<String, String> environment = new LinkedHashMap<>(Definition.variables(frame.params()));
        frame.definition().environment().forEach((name, value) -> environment.put(name, value.expand(scope)));
        step.environment().forEach((name, value) -> environment.put(name, value.expand(scope)));
        Set<String> withheld = new LinkedHashSet<>(frame.definition().secrets());
        step.secrets().forEach(withheld::remove);
        return new Ready.Means.CommandLine(words, environment, directory(step, scope), withheld);
    }

    private Ready.Means.Request request(Frame frame, Step.Webhook step, String path, ValueScope scope) {
        Map<String, String> headers = new LinkedHashMap<>();
        step.headers().forEach((name, value) -> headers.put(name, value.expand(scope)));
        Step.Body body = step.body();
        String sent = switch (body) {
            case null -> step.sends() ? JsonPrinter.compact(about(frame, path)) : null;
            case Step.Body.Text text -> text.text().expand(scope);
            case Step.Body.Fields fields -> JsonPrinter.compact(values(fields, scope));
        };
        return new Ready.Means.Request(step.method(), step.url().expand(scope), headers, step.secretHeaders(), sent,
                !(body instanceof Step.Body.Text), step.signedBy());
    }

    /** The body of a request that specifies none. */
    private Map<String, @Nullable Object> about(Frame frame, String path) {
        Map<String, @Nullable Object> about = new LinkedHashMap<>();
        about.put("workflow", frame.definition().id());
        about.put("run_id", walked.record().id());
        about.put("step", path);
        about.put("attempt", (long) walked.record().attempt());
        return about;
    }

    private static Map<String, @Nullable Object> values(Step.Body.Fields fields, ValueScope scope) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        fields.values().forEach((name, value) -> {
            Object whole = value.only() == null ? null : scope.of(value.only());
            values.put(name, whole != null ? whole : value.expand(scope));
        });
        return values;
    }

    /** A relative directory is resolved against that of the run. */
    private String directory(Step.Command step, ValueScope scope) {
        Template template = step.directory();
        String directory = template == null ? "" : template.expand(scope);
        return directory.isEmpty() ? terms.directory() : directory.startsWith("/") ? directory : terms.directory() + "/" + directory;
    }

    static StepState.@Nullable Phase ended(Task task) {
        return switch (task.status()) {
            case COMPLETED -> StepState.Phase.COMPLETED;
            case FAILED -> StepState.Phase.FAILED;
            case CANCELLED -> StepState.Phase.CANCELLED;
            default -> null;
        };
    }

    /** Whether somebody else found that its process was lost, which is not a failure of the step. */
    private static boolean isLost(Task task) {
        return LOST.equals(error(task)) && losses(task) < MAX_LOSSES;
    }

    /** How many attempts at it were lost, including the last one if it was. */
    static int losses(Task task) {
        int losses = LOST.equals(error(task)) && task.status() == Status.FAILED ? 1 : 0;
        for (Task.Attempt attempt : task.earlier()) {
            losses += LOST.equals(attempt.error()) ? 1 : 0;
        }
        return losses;
    }

    static @Nullable String error(Task task) {
        String error = task.text(TaskField.ERROR_MESSAGE);
        String reason = task.text(TaskField.REASON);
        return task.status() == Status.COMPLETED ? null : !error.isEmpty() ? error : reason.isEmpty() ? null : reason;
    }
}
