package taskmgmt.store.read;

import java.util.List;
import taskmgmt.stats.Fold;
import taskmgmt.task.TaskRun;

/**
 * The result of a pass over the registry.
 *
 * @param fold    what was gathered from the runs that ended
 * @param open    the tasks that have not ended, in the order of creation
 * @param strays  the number of events about tasks that were never created
 * @param damaged the number of lines without an event
 */
public record Runs<F extends Fold<F>>(F fold, List<TaskRun> open, long strays, long damaged) {}
