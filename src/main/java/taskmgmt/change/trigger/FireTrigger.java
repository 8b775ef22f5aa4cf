package taskmgmt.change.trigger;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import taskmgmt.change.workflow.CurrentWorkflow;
import taskmgmt.change.workflow.StartRun;
import taskmgmt.policy.Actions;
import taskmgmt.policy.ProtectedResource;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.task.Task;
import taskmgmt.trigger.Trigger;
import taskmgmt.trigger.TriggeringEvent;
import taskmgmt.workflow.run.RunTerms;

/** Starts the runs of workflows that triggers ask for. The same occurrence starts one run, however often it is delivered. */
public final class FireTrigger {
    private final Path directory;
    private final RandomGenerator random;
    private final Path place;

    /**
     * Over a log directory.
     *
     * @param random where ids come from that are not those of occurrences
     * @param place  where the commands of workflows are run
     */
    public FireTrigger(Path directory, RandomGenerator random, Path place) {
        this.directory = directory;
        this.random = random;
        this.place = place;
    }

    /** @throws RefusedException if the policy does not let this actor start what triggers ask for */
    public static void require(TaskLog log) throws IOException {
        log.requireAsItStands(Actions.TRIGGER_RUN, ProtectedResource.DIRECTORY);
    }

    /**
     * What became of an occurrence.
     *
     * @param isNew  whether the run was started now; otherwise it was already
     * @param isOpen whether the run is still to be led to its end
     */
    public record Fired(String runId, boolean isNew, boolean isOpen) {}

    /**
     * Starts the run, unless that was done before.
     *
     * @param owner the process that leads it
     * @throws RefusedException if there is no such workflow, a parameter is missing or none of its own, or the policy forbids it
     */
    public Fired fire(TaskLog log, Trigger trigger, TriggeringEvent occurrence, Map<String, @Nullable Object> owner) throws IOException {
        String run = occurrence.runId(trigger);
        Fired known = known(run);
        if (known != null) {
            return known;
        }
        CurrentWorkflow current = CurrentWorkflow.read(directory, trigger.workflow());
        if (current == null) {
            throw new RefusedException(Refusal.NOT_ALLOWED, "the definition of " + trigger.workflow() + " is not one that this version can run: "
                    + "'task-mgmt workflow validate' says what is wrong with it");
        }
        RunTerms terms = terms(current, trigger, occurrence);
        try {
            new StartRun(log, random).start(current.definition(), terms, run, owner);
            return new Fired(run, true, true);
        } catch (RefusedException e) {
            Fired meanwhile = known(run);
            if (meanwhile == null) {
                throw e;
            }
            return meanwhile;
        }
    }

    private RunTerms terms(CurrentWorkflow current, Trigger trigger, TriggeringEvent occurrence) throws IOException {
        try {
            return current.terms(place.toString(), trigger.params(occurrence));
        } catch (IllegalArgumentException e) {
            throw new RefusedException(Refusal.INVALID, String.valueOf(e.getMessage()));
        }
    }

    private @Nullable Fired known(String run) throws IOException {
        Task task = LogReader.at(directory).tasks(Set.of(run)).get(run);
        return task == null ? null : new Fired(run, false, !task.status().isTerminal());
    }
}
