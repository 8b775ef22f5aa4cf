/**
 * Turns the bytes of the registry into task runs, for reports over all of them: only the fields that a run has are examined, and
 * only open tasks are kept. A run agrees with {@link taskmgmt.task.TaskFold} on the same events. Finding the files and ordering the
 * reads belongs to {@code store}.
 */
@NullMarked
package taskmgmt.scan;

import org.jspecify.annotations.NullMarked;
