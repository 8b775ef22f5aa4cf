/**
 * Commands as tasks: registered, started, run, measured and ended in the log. Changes to tasks belong to {@code change},
 * processes to {@code run}; this room combines the two, for every way to start a command.
 */
@NullMarked
package taskmgmt.run.task;

import org.jspecify.annotations.NullMarked;
