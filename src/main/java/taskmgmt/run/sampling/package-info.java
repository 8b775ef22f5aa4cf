/**
 * Measures what a service finds running: the processes of tasks that others have started and that nobody measures. Commands that this
 * program has started itself are measured by {@code run.task}.
 */
@NullMarked
package taskmgmt.run.sampling;

import org.jspecify.annotations.NullMarked;
