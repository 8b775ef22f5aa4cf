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
import taskmgmt.workflow.Block;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Step;

/**
 * Walks over a workflow that is a step of another one: through its steps, and then through its own handlers, as for a run of its
 * own. Its time counts from the start of its first step in this attempt at the run.
 */
final class WithinWalk {
    private final Walked walked;
    private final BlockWalk blocks;

    WithinWalk(Walked walked, BlockWalk blocks) {
        this.walked = walked;
        this.blocks = blocks;
    }

    /** A workflow that is a step of another one. */
    record Part(Step.SubWorkflow step, Definition definition, Map<String, String> params, String path) {}

    StepState walk(Part part, ValueScope scope, boolean may) {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>(scope.run());
        ValueScope inner = ValueScope.of(part.params(), facts);
        boolean late = isLate(part, may);
        BlockWalk.End end = blocks.block(new LeafWalk.Frame(part.definition(), part.params()), part.definition().steps(), part.path() + ".", inner, may && !late);
        boolean cutOff = !end.ended() && (late || walked.isEnding() && walked.record().hasBegun(part.path()));
        if (!end.ended() && !cutOff) {
            return blocks.of(part.step(), part.path(), end);
        }
        if (cutOff && giveUp(part)) {
            return new StepState(part.path(), part.step(), StepState.Phase.RUNNING, null, late ? timedOut(part) : "is ended");
        }
        Status outcome = end.ended() && end.failed() == null ? Status.COMPLETED : walked.isEnding() && !late ? Status.CANCELLED : Status.FAILED;
        facts.put("status", outcome.text());
        if (!handle(part, outcome, inner, may || walked.isEnding()) && !walked.record().run().status().isTerminal()) {
            return new StepState(part.path(), part.step(), StepState.Phase.RUNNING, null, "goes through its handlers");
        }
        if (outcome == Status.COMPLETED) {
            scope.put(part.step().name(), BlockWalk.said(part.definition(), inner));
        }
        return end.ended() ? blocks.of(part.step(), part.path(), end) : new StepState(part.path(), part.step(),
                late ? StepState.Phase.FAILED : StepState.Phase.CANCELLED, null, late ? timedOut(part) : null);
    }

    private static String timedOut(Part part) {
        Duration timeout = part.definition().timeout();
        return timeout == null ? "timed out" : "timed out after " + Durations.text(timeout);
    }

    /** @param may whether it may begin in this walk: then it has to be looked at again when its time is up */
    private boolean isLate(Part part, boolean may) {
        Duration timeout = part.definition().timeout();
        if (timeout == null) {
            return false;
        }
        Instant begun = begun(part.path());
        if (begun == null) {
            return may && !walked.isAhead(PointInTime.after(walked.look().now(), timeout));
        }
        Instant end = PointInTime.after(begun, timeout);
        Instant finished = walked.record().run().finishedAt();
        return finished != null && walked.record().run().status().isTerminal() ? !end.isAfter(finished) : !walked.isAhead(end);
    }

    /** When the first of its steps began, or began again; null if none has in this attempt at the run. */
    private @Nullable Instant begun(String path) {
        Instant run = walked.record().run().startedAt();
        Instant begun = null;
        for (Task task : walked.record().within(path)) {
            Instant came = run == null || !task.createdAt().isBefore(run) ? task.createdAt() : task.startedAt();
            if (came != null && (run == null || !came.isBefore(run)) && (begun == null || came.isBefore(begun))) {
                begun = came;
            }
        }
        return begun;
    }

    /** Ends its open steps. Returns whether there were any. */
    private boolean giveUp(Part part) {
        boolean any = false;
        for (Task task : walked.record().within(part.path())) {
            if (!task.status().isTerminal() && !RunRecord.isHandler(RunRecord.path(task))) {
                any = true;
                if (!walked.isEnding()) {
                    String reason = "workflow " + part.definition().id() + " " + timedOut(part);
                    walked.add(task.status() == Status.ACTIVE ? new Action.Stop(task, reason) : new Action.GiveUp(task, reason));
                }
            }
        }
        return any;
    }

    /** Returns whether its handlers have ended. A failed handler does not change the outcome. */
    private boolean handle(Part part, Status outcome, ValueScope scope, boolean may) {
        for (Definition.Occasion each : List.of(Definition.Occasion.of(outcome == Status.COMPLETED, outcome == Status.FAILED), Definition.Occasion.EXIT)) {
            Block block = part.definition().handlers().get(each);
            String prefix = part.path() + "." + each.key() + "." + walked.record().attempt() + ".";
            if (block != null && !blocks.block(new LeafWalk.Frame(part.definition(), part.params()), block, prefix, scope, may).ended()) {
                walked.handles(may);
                return false;
            }
        }
        return true;
    }
}
