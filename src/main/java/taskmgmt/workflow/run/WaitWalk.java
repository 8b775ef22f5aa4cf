package taskmgmt.workflow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.time.Durations;
import taskmgmt.time.PointInTime;
import taskmgmt.time.Rfc3339;
import taskmgmt.workflow.EvaluationException;
import taskmgmt.workflow.Step;

/** Walks over steps that wait for something: waits and approvals. */
final class WaitWalk {
    private final Walked walked;
    private final RunTerms terms;

    WaitWalk(Walked walked, RunTerms terms) {
        this.walked = walked;
        this.terms = terms;
    }

    /** @param may whether it may begin, or end */
    StepState waiting(LeafWalk.Frame frame, Step step, String path, ValueScope scope, boolean may) {
        Task task = walked.record().step(path);
        if (task == null) {
            if (may) {
                register(frame, step, path, scope);
            }
            return new StepState(path, step, StepState.Phase.WAITING, null, null);
        }
        StepState.Phase ended = LeafWalk.ended(task);
        if (ended != null) {
            return new StepState(path, step, ended, task, LeafWalk.error(task));
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

    private void register(LeafWalk.Frame frame, Step step, String path, ValueScope scope) {
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
                case Step.Until.Over over -> "waits for " + Durations.text(over.duration());
                case Step.Until.Time time -> "waits until " + time.time().expand(scope);
                case Step.Until.There there -> "waits for the file " + there.path().expand(scope);
                case Step.Until.Completed task -> "waits for the task " + task.taskId().expand(scope);
                case Step.Until.Event event -> "waits for the event " + event.name();
            };
            default -> throw new IllegalStateException("nothing is waited for in " + step.name());
        };
    }

    private void settle(Step step, Task task, ValueScope scope) {
        if (step instanceof Step.Approval approval) {
            settle(approval, task);
        } else if (step instanceof Step.Wait wait && !comes(wait, task, scope)) {
            Duration limit = wait.timeout();
            if (limit != null && isOver(task, limit)) {
                walked.add(new Action.Settle(task, "it has not come within " + Durations.text(limit), Map.of()));
            }
        }
    }

    /** Whether the wait is over, because what it waits for has happened or never will. */
    private boolean comes(Step.Wait wait, Task task, ValueScope scope) {
        String fault = null;
        boolean come = false;
        switch (wait.until()) {
            case Step.Until.Over over -> come = !walked.isAhead(PointInTime.after(opened(task), over.duration()));
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
            case Step.Until.Event event -> {
                return comes(event, wait.outputs(), task);
            }
        }
        if (come || fault != null && !fault.isEmpty()) {
            walked.add(new Action.Settle(task, come ? null : fault, Map.of()));
            return true;
        }
        return false;
    }

    /** Each event goes to one step that waits for it: the first event that has arrived and that no other step has consumed. */
    private boolean comes(Step.Until.Event event, List<String> outputs, Task task) {
        RunEvent come = walked.takeEvent(event.name());
        if (come == null) {
            return false;
        }
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        String missing = null;
        for (String each : outputs) {
            String value = come.values().get(each);
            missing = value == null && missing == null ? each : missing;
            said.put(each, value);
        }
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put(RunEvent.TAKEN, (long) come.number());
        result.put("by", come.by());
        if (!outputs.isEmpty() && missing == null) {
            result.put("outputs", said);
        }
        walked.add(new Action.Settle(task, missing == null ? null : "the event " + event.name() + " came without its output '" + missing + "'", result));
        return true;
    }

    private void settle(Step.Approval approval, Task task) {
        Duration limit = approval.deadline();
        if (limit != null && isOver(task, limit)) {
            walked.add(approval.otherwise()
                    ? new Action.Settle(task, null, Map.of("approved", true, "by", "deadline"))
                    : new Action.Settle(task, "nobody has approved it within " + Durations.text(limit), Map.of("approved", false, "by", "deadline")));
        }
    }

    private boolean isOver(Task task, Duration time) {
        return !walked.isAhead(PointInTime.after(opened(task), time));
    }

    /** When the wait began: at its creation, or when another attempt at the run opened it again. */
    private static Instant opened(Task task) {
        return task.status() == Status.RETRYING ? task.updatedAt() : task.createdAt();
    }

    private static Instant time(String text) {
        Instant time = Rfc3339.parse(text);
        if (time == null) {
            throw new IllegalArgumentException("'" + text + "' is not a time; write 2026-01-31T22:00:00Z");
        }
        return time;
    }

    /** Why the wait for the task fails; null if the task is completed, empty while it is open. */
    private @Nullable String fault(String id) {
        Status status = walked.look().outside().task(id);
        if (status == null) {
            return "there is no task " + id;
        }
        return status == Status.COMPLETED ? null : status.isTerminal() ? "task " + id + " is " + status.text() : "";
    }
}
