/**
 * Commands that are tasks: registered, started, run, measured and ended in the log. What that means for a task is {@code change}'s,
 * what happens to a process is {@code run}'s; this room brings the two together, for every way to ask for it.
 */
@NullMarked
package taskmgmt.run.task;

import org.jspecify.annotations.NullMarked;
