/**
 * The worker: takes tasks from the queue, runs them side by side, and says what became of each. Which it takes next is decided in
 * {@link taskmgmt.queue}; what a command is as a task, in {@link taskmgmt.run.task}.
 */
@NullMarked
package taskmgmt.run.worker;

import org.jspecify.annotations.NullMarked;
