package taskmgmt.run.worker;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.queue.Needs;
import taskmgmt.task.plan.Strategy;

/**
 * The settings of a worker.
 *
 * @param slots        how many tasks it runs at once
 * @param groups       of which groups; empty for all
 * @param strategy     which task comes first
 * @param machine      what the machine has for them
 * @param drains       whether it ends when nothing waits or runs any more
 * @param grace        how long commands may take to end when it is told to end, before they are killed
 * @param measureEvery how often the figures of a running command are recorded; null for never
 * @param upkeep       what it does beside its work
 * @param variables    what the worker has in its environment, where tasks find their secrets
 */
public record WorkerRule(
        int slots, Set<String> groups, Strategy strategy, Needs machine, boolean drains, Duration grace, @Nullable Duration measureEvery,
        Upkeep upkeep, Map<String, String> variables) {
    public WorkerRule {
        groups = Set.copyOf(groups);
        variables = Map.copyOf(variables);
    }
}
