/**
 * From the bytes of the registry to runs of tasks, for reports over all of them: only the fields that a run has are looked at,
 * only open tasks are kept. A run agrees with {@link taskmgmt.task.TaskFold} on the same events. Finding the files and ordering
 * the reads belongs to {@code store}.
 */
@NullMarked
package taskmgmt.scan;

import org.jspecify.annotations.NullMarked;
