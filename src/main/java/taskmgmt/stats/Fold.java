package taskmgmt.stats;

import taskmgmt.task.TaskRun;

/**
 * What a report collects from the runs that ended, in bounded memory. Runs may arrive in any order, in parts, and through a
 * checkpoint, and the final result must be the same. Therefore a fold that needs an order uses {@link Newest.EndedAt}, never the
 * position of lines, and one that adds up does so exactly. Not thread-safe.
 *
 * @param <F> the fold's own type
 */
public interface Fold<F extends Fold<F>> extends Gathering<TaskRun, F> {
    /** Adds a run that ended. */
    @Override
    void accept(TaskRun run);

    /** Adds what another fold has collected; the other must not be used afterwards. */
    @Override
    void combine(F other);

    /** Writes what was collected, for {@link Projection#read}. */
    void write(StateWriter state);
}
