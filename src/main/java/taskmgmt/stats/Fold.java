package taskmgmt.stats;

import taskmgmt.task.TaskRun;

/**
 * What a report gathers from the runs that ended, in bounded memory. Runs may come in any order, in parts, and through a
 * checkpoint: what was gathered in the end must be the same. So a fold that needs an order goes by
 * {@link Newest.EndedAt}, never by where lines stand, and one that adds up does so exactly. Not thread-safe.
 *
 * @param <F> the fold's own type
 */
public interface Fold<F extends Fold<F>> extends Gathering<TaskRun, F> {
    /** Takes in a run that ended. */
    @Override
    void accept(TaskRun run);

    /** Ingests what another fold has gathered, which must not be used any more. */
    @Override
    void combine(F other);

    /** Writes what was gathered, for {@link Projection#read}. */
    void write(StateWriter state);
}
