/**
 * The worker: takes tasks from the queue, runs them in parallel, and reports the outcome of each. The order is decided in {@link
 * taskmgmt.queue}; running a command as a task belongs to {@link taskmgmt.run.task}.
 */
@NullMarked
package taskmgmt.run.worker;

import org.jspecify.annotations.NullMarked;
