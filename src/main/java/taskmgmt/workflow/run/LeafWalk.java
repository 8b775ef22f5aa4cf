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
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.task.TaskField;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.EvaluationException;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.Template;

/** Walks over steps that have a task of their own: commands, waits and approvals. */
final class LeafWalk {
    /** The error of an attempt whose command was left behind. */
    static final String LOST = "lost";
    /** How many attempts may be lost before the step has failed: what ends those that run it is likely to be itself. */
    static final int MOST_LOSSES = 3;
    private static final List<String> SHELL = List.of("/bin/sh", "-c");

    private final Walked walked;
    private final RunTerms terms;

    LeafWalk(Walked walked, RunTerms terms) {
        this.walked = walked;
        this.terms = terms;
    }

    /** The workflow that a step stands in, and the values there. */
    record Frame(Definition definition, Map<String, String> params) {
        String type(Step step) {
            return definition.id() + "." + step.name();
        }
    }

    /** @param may whether it may begin */
    StepState command(Frame frame, Step.Command step, String path, ValueScope scope, boolean may) {
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

    private void begin(Frame frame, Step.Command step, String path, ValueScope scope, @Nullable Task task) {
        try {
            if (walked.isTooLong(path)) {
                throw new IllegalArgumentException("it is nested too deep for its name");
            }
            walked.add(new Action.Begin(path, step, ready(frame, step, scope), frame.type(step), task));
        } catch (EvaluationException | IllegalArgumentException e) {
            walked.add(new Action.Refuse(path, step, frame.type(step), String.valueOf(e.getMessage()), task));
        }
    }

    private Ready ready(Frame frame, Step.Command step, ValueScope scope) {
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
        Template directory = step.directory();
        return new Ready(words, environment, directory == null ? terms.directory() : directory.expand(scope), step.secrets(), withheld,
                step.outputs(), step.timeout(), step.grace(), step.retries());
    }

    private static StepState.@Nullable Phase ended(Task task) {
        return switch (task.status()) {
            case COMPLETED -> StepState.Phase.COMPLETED;
            case FAILED -> StepState.Phase.FAILED;
            case CANCELLED -> StepState.Phase.CANCELLED;
            default -> null;
        };
    }

    /** Somebody else found that it was left behind, which is no failure of the step. */
    private static boolean isLost(Task task) {
        return LOST.equals(error(task)) && losses(task) < MOST_LOSSES;
    }

    /** How many attempts at it were lost, the last included where that is. */
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

    /** Waits and approvals. */
    StepState waiting(Frame frame, Step step, String path, ValueScope scope, boolean may) {
        Task task = walked.record().step(path);
        if (task == null) {
            if (may) {
                register(frame, step, path, scope);
            }
            return new StepState(path, step, StepState.Phase.WAITING, null, null);
        }
        StepState.Phase ended = ended(task);
        if (ended != null) {
            return new StepState(path, step, ended, task, error(task));
        }
        if (may) {
            try {
                settle(step, task, scope);
            } catch (EvaluationException | IllegalArgumentException e) {
                walked.add(new Action.Settle(task, String.valueOf(e.getMessage()), Map.of()));
            }
        }
        return new StepState(path, step, StepState.Phase.WAITING, task, step instanceof Step.Approval ? "asks: " + task.title() : task.title());
    }

    private void register(Frame frame, Step step, String path, ValueScope scope) {
        try {
            walked.add(new Action.Register(path, step, frame.type(step), title(step, scope)));
        } catch (EvaluationException e) {
            walked.add(new Action.Refuse(path, step, frame.type(step), String.valueOf(e.getMessage()), null));
        }
    }

    private static String title(Step step, ValueScope scope) {
        return switch (step) {
            case Step.Approval approval -> approval.message().expand(scope);
            case Step.Wait wait -> switch (wait.until()) {
                case Step.Until.Over over -> "waits for " + over.duration();
                case Step.Until.Time time -> "waits until " + time.time().expand(scope);
                case Step.Until.There there -> "waits for the file " + there.path().expand(scope);
                case Step.Until.Completed task -> "waits for the task " + task.taskId().expand(scope);
            };
            default -> throw new IllegalStateException("nothing is waited for in " + step.name());
        };
    }

    private void settle(Step step, Task task, ValueScope scope) {
        if (step instanceof Step.Approval approval) {
            settle(approval, task);
        } else if (step instanceof Step.Wait wait) {
            String fault = null;
            boolean come = false;
            switch (wait.until()) {
                case Step.Until.Over over -> come = !walked.isAhead(PointInTime.after(task.createdAt(), over.duration()));
                case Step.Until.Time time -> come = !walked.isAhead(time(time.time().expand(scope)));
                case Step.Until.There there -> {
                    walked.watch();
                    come = walked.look().outside().isThere(terms.directory(), there.path().expand(scope));
                }
                case Step.Until.Completed other -> {
                    walked.watch();
                    fault = fault(other.taskId().expand(scope));
                    come = fault == null;
                }
            }
            if (come || fault != null && !fault.isEmpty()) {
                walked.add(new Action.Settle(task, come ? null : fault, Map.of()));
            } else if (isOver(task, wait.timeout())) {
                walked.add(new Action.Settle(task, "it has not come within " + wait.timeout(), Map.of()));
            }
        }
    }

    private void settle(Step.Approval approval, Task task) {
        if (isOver(task, approval.deadline())) {
            walked.add(approval.otherwise()
                    ? new Action.Settle(task, null, Map.of("approved", true, "by", "deadline"))
                    : new Action.Settle(task, "nobody has approved it within " + approval.deadline(), Map.of("approved", false, "by", "deadline")));
        }
    }

    private boolean isOver(Task task, @Nullable Duration time) {
        return time != null && !walked.isAhead(PointInTime.after(task.createdAt(), time));
    }

    private static Instant time(String text) {
        Instant time = Rfc3339.parse(text);
        if (time == null) {
            throw new IllegalArgumentException("'" + text + "' is not a time; write 2026-01-31T22:00:00Z");
        }
        return time;
    }

    /** Null where the task is completed, empty while it is open. */
    private @Nullable String fault(String id) {
        Status status = walked.look().outside().task(id);
        if (status == null) {
            return "there is no task " + id;
        }
        return status == Status.COMPLETED ? null : status.isTerminal() ? "task " + id + " is " + status.text() : "";
    }
}
