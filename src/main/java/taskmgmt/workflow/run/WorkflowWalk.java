package taskmgmt.workflow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.time.Durations;
import taskmgmt.time.PointInTime;
import taskmgmt.workflow.Block;
import taskmgmt.workflow.Definition;

/**
 * Computes the state of a run and its next actions. Recorded ends are final: a step that is completed in the record is completed,
 * whatever happened to the process that ran it.
 *
 * <p>A run executes its steps, and then its handlers: those for its outcome, and those for its exit. A run that is to end early
 * ends its running commands, and then executes its handlers. A run that was ended from outside only ends its running commands.
 */
public final class WorkflowWalk {
    private final Definition definition;
    private final Map<String, Definition> others;
    private final RunRecord record;
    private final Walked walked;
    private final RunTerms terms;

    private WorkflowWalk(Definition definition, Map<String, Definition> others, RunRecord record, RunTerms terms, Look look) {
        this.definition = definition;
        this.others = others;
        this.record = record;
        this.terms = terms;
        this.walked = new Walked(record, look, definition.steps().atMost());
    }

    /**
     * Computes the state of a run.
     *
     * @param definition in the version that the run was started with
     * @param others     the workflows that are steps of it, by id
     * @throws DefinitionChangedException if the record has a step that the definition does not have
     */
    public static RunView walk(Definition definition, Map<String, Definition> others, RunRecord record, Look look) {
        RunTerms terms = RunTerms.of(record.run());
        if (terms == null) {
            throw new IllegalStateException("task " + record.id() + " is no run of a workflow");
        }
        return new WorkflowWalk(definition, others, record, terms, look).walk();
    }

    private RunView walk() {
        Map<String, @Nullable Object> facts = new LinkedHashMap<>();
        facts.put("id", record.id());
        facts.put("workflow", definition.id());
        facts.put("attempt", (long) record.attempt());
        facts.put("status", record.run().status().text());
        ValueScope scope = ValueScope.of(terms.params(), facts);
        BlockWalk blocks = new BlockWalk(walked, new LeafWalk(walked, terms), new WaitWalk(walked, terms), others);
        LeafWalk.Frame frame = new LeafWalk.Frame(definition, terms.params());
        Wish wish = Wish.of(record.run());
        boolean active = record.run().status() == Status.ACTIVE;
        walked.ends(active && wish != null);
        BlockWalk.End main = blocks.block(frame, definition.steps(), "", scope, active && wish == null);
        checkAllKnown();
        if (record.run().status().isTerminal()) {
            handle(record.run().status(), blocks, frame, scope, false);
            giveUp("the run has ended", true);
            return view(walked.actions().isEmpty());
        }
        if (wish == null && !main.ended()) {
            expire();
            return view(false);
        }
        if (wish != null && (giveUp(wish.reason() == null ? "the run is cancelled" : wish.reason(), false) || walked.isHandling())) {
            return view(false);
        }
        Action.Finish finish = finish(main, wish, scope);
        facts.put("status", finish.outcome().text());
        if (handle(finish.outcome(), blocks, frame, scope, active) && active && !giveUp("not wanted any more", true)) {
            walked.add(finish);
        }
        return view(false);
    }

    private RunView view(boolean over) {
        return new RunView(walked.states(), walked.actions(), walked.nextDue(), walked.watches(), over);
    }

    /** Refuses a record that this definition cannot have produced. */
    private void checkAllKnown() {
        Set<String> names = new HashSet<>();
        definition.all().forEach(step -> names.add(step.name()));
        for (Task task : record.all()) {
            String path = RunRecord.path(task);
            int dot = path.indexOf('.');
            String first = dot < 0 ? path : path.substring(0, dot);
            if (!names.contains(first) && Definition.Occasion.named(first) == null) {
                throw new DefinitionChangedException("the log has a step '" + first + "' of run " + record.id() + ", which version "
                        + terms.version() + " of workflow " + definition.id() + " has not: the definition was changed under the run");
            }
        }
    }

    private void expire() {
        Instant started = record.run().startedAt();
        Duration timeout = definition.timeout();
        if (timeout != null && started != null && record.run().status() == Status.ACTIVE
                && !walked.isAhead(PointInTime.after(started, timeout))) {
            walked.actions().clear();
            walked.add(new Action.Expire(new Wish(Status.FAILED, "timed out after " + Durations.text(timeout))));
        }
    }

    /** Ends open steps, and handlers if requested. Returns whether there were any. */
    private boolean giveUp(String reason, boolean handlersToo) {
        List<Action> ends = new ArrayList<>();
        for (Task task : record.newest()) {
            boolean handler = RunRecord.isHandler(RunRecord.path(task));
            if (!task.status().isTerminal() && (handlersToo || !handler)) {
                ends.add(task.status() == Status.ACTIVE ? new Action.Stop(task, reason) : new Action.GiveUp(task, reason));
            }
        }
        if (!ends.isEmpty()) {
            walked.actions().clear();
            walked.actions().addAll(ends);
        }
        return !ends.isEmpty();
    }

    private Action.Finish finish(BlockWalk.End main, @Nullable Wish wish, ValueScope scope) {
        StepState failed = main.failed();
        Map<String, @Nullable Object> result = new LinkedHashMap<>();
        result.put("steps", counts());
        if (main.ended() && failed == null) {
            Map<String, @Nullable Object> said = BlockWalk.said(definition, scope);
            if (!said.isEmpty()) {
                result.put("outputs", said);
            }
            return new Action.Finish(Status.COMPLETED, null, result);
        }
        if (wish != null) {
            return new Action.Finish(wish.outcome(), wish.reason(), result);
        }
        String why = failed == null ? "steps were not run" : "step " + failed.path() + " " + failed.phase().text()
                + (failed.note() == null ? "" : ": " + failed.note());
        return new Action.Finish(Status.FAILED, why, result);
    }

    /** The number of steps with a task of their own, by outcome. */
    private Map<String, @Nullable Object> counts() {
        Map<String, @Nullable Object> counts = new LinkedHashMap<>();
        for (StepState state : walked.states()) {
            if (state.step().blocks().isEmpty()) {
                Object before = counts.get(state.phase().text());
                counts.put(state.phase().text(), before instanceof Long count ? count + 1 : 1L);
            }
        }
        return counts;
    }

    /** Returns whether the handlers have ended. A failed handler does not change the outcome of the run. */
    private boolean handle(Status outcome, BlockWalk blocks, LeafWalk.Frame frame, ValueScope scope, boolean may) {
        for (Definition.Occasion each : List.of(Definition.Occasion.of(outcome == Status.COMPLETED, outcome == Status.FAILED), Definition.Occasion.EXIT)) {
            Block block = definition.handlers().get(each);
            if (block != null && !blocks.block(frame, block, each.key() + "." + record.attempt() + ".", scope, may).ended()) {
                return false;
            }
        }
        return true;
    }
}
