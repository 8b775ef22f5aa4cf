package taskmgmt.serve.route;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.ChangeTask;
import taskmgmt.change.MoveTask;
import taskmgmt.change.workflow.ChangeRun;
import taskmgmt.change.workflow.CurrentWorkflow;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.StartRun;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.serve.Call;
import taskmgmt.serve.Problem;
import taskmgmt.serve.action.RunAction;
import taskmgmt.serve.action.RunLeader;
import taskmgmt.store.AlreadyMadeException;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Downstream;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.run.RunTerms;

/**
 * Starts and changes workflow runs for clients of the server. Clients can run only stored workflows, by name and with parameters.
 * If a process already leads a run, it continues to; otherwise this server leads it from then on.
 */
public final class LedRuns {
    private final Path directory;
    private final Writers writers;
    private final RunLeader leader;
    private final RandomGenerator random;
    private final Path place;

    /**
     * Runs in a log directory.
     *
     * @param random source of generated ids
     * @param place the directory in which commands are run
     */
    public LedRuns(Path directory, Writers writers, RunLeader leader, RandomGenerator random, Path place) {
        this.directory = directory;
        this.writers = writers;
        this.leader = leader;
        this.random = random;
        this.place = place;
    }

    /**
     * Starts a run, and leads it. Returns its id.
     *
     * @param id null for a generated one
     */
    String execute(Call call, String workflow, Map<String, String> given, @Nullable String id) throws IOException {
        CurrentWorkflow current = CurrentWorkflow.read(directory, workflow);
        if (current == null) {
            throw Problem.of(409, "the definition of " + workflow + " is not one that this version can run")
                    .remedy("'task-mgmt workflow validate' says what is wrong with it").exception();
        }
        RunTerms terms = terms(current, given);
        String run;
        try {
            run = writers.write(call, log -> new StartRun(log, random).start(current.definition(), terms, id, leader.owner()));
        } catch (AlreadyMadeException e) {
            goOn(e.event().taskId(), call);
            throw e;
        }
        leader.lead(run, call.caller().name());
        return run;
    }

    /**
     * The process that started it may have been killed before the run ended: a repeated request means that it should be
     * completed.
     */
    private void goOn(String run, Call call) throws IOException {
        Task task = RunReading.look(directory, run).run();
        if (task.status() == Status.ACTIVE && RunTerms.of(task) != null && !leader.isLed(run)) {
            leader.lead(run, call.caller().name());
        }
    }

    private RunTerms terms(CurrentWorkflow current, Map<String, String> given) throws IOException {
        try {
            return current.terms(place.toString(), given);
        } catch (IllegalArgumentException e) {
            throw Problem.badRequest(String.valueOf(e.getMessage())).at("params", null).exception();
        }
    }

    /**
     * Applies an action to the run in the path.
     *
     * @param step the step to answer or to run again; null for the only one that asks, or all that failed
     * @param downstream for a step that is run again: whether all later steps are too
     */
    public void act(Call call, RunAction action, @Nullable String step, boolean downstream, @Nullable String reason) throws IOException {
        String id = call.variable("id");
        Task run = RunReading.look(directory, id).run();
        RunTerms terms = RunTerms.of(run);
        if (terms == null) {
            throw new RefusedException(Refusal.NOT_FOUND, "task " + id + " is no run of a workflow");
        }
        boolean led = leader.isLed(id);
        switch (action) {
            case APPROVE, REJECT -> writers.write(call, log -> new ChangeRun(log, id).decide(step, action == RunAction.APPROVE, reason));
            case PAUSE -> writers.write(call, log -> new ChangeTask(log).apply(id, new MoveTask.Pause(reason)));
            case RESUME -> resume(call, run, led, reason);
            case CANCEL -> writers.write(call, log -> {
                new ChangeRun(log, id).cancel(reason);
                return id;
            });
            case RETRY -> {
                Set<String> names = names(new WorkflowFiles(directory).of(terms).definition(), step, downstream);
                requireFree(id, led);
                writers.write(call, log -> new ChangeRun(log, id).retry(names, leader.owner()));
            }
        }
        if (action != RunAction.PAUSE && !led) {
            leader.lead(id, call.caller().name());
        }
    }

    private void resume(Call call, Task run, boolean led, @Nullable String reason) throws IOException {
        Status status = run.status();
        if (status.isTerminal()) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "run " + run.id() + " is " + status.text() + (status.mayBeRetried() ? ": retry opens another attempt" : ""));
        }
        if (status == Status.PAUSED) {
            writers.write(call, log -> new ChangeTask(log).apply(run.id(), new MoveTask.Resume(reason, led ? null : leader.owner())));
        } else {
            requireFree(run.id(), led);
        }
    }

    private static void requireFree(String id, boolean led) {
        if (led) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "run " + id + " is led already");
        }
    }

    private static Set<String> names(Definition definition, @Nullable String step, boolean downstream) {
        if (step == null) {
            return Set.of();
        }
        Set<String> known = new LinkedHashSet<>();
        for (Step each : definition.all()) {
            known.add(each.name());
        }
        if (!known.contains(step)) {
            throw new RefusedException(Refusal.NOT_FOUND, "workflow " + definition.id() + " has no step '" + step + "'");
        }
        return downstream ? Downstream.of(definition, step) : Set.of(step);
    }

    /** Parameters in the form in which people would type them. */
    static Map<String, String> typed(Map<String, @Nullable Object> params) {
        Map<String, String> typed = new LinkedHashMap<>();
        params.forEach((name, value) -> typed.put(name, String.valueOf(value)));
        return typed;
    }
}
