/**
 * Many commands at once, each a task: where their lines come from, how many run, when that stops, in which order their output is
 * shown, and the job log that says which have been done. What a command is as a task is {@code run.task}'s.
 */
@NullMarked
package taskmgmt.run.batch;

import org.jspecify.annotations.NullMarked;
