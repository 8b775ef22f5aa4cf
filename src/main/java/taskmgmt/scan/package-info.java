/**
 * From the bytes of the registry to runs of tasks, for reports over all of them: only the fields that a run has are looked
 * at, only open tasks are kept. What a run says is what {@link taskmgmt.task.TaskFold} says of the same events. Which files
 * there are, and in what order they are read, is the business of {@code store}.
 */
@NullMarked
package taskmgmt.scan;

import org.jspecify.annotations.NullMarked;
