/**
 * Starts child processes, watches and ends them: their streams, signals, figures, and the lock that shows other processes that a
 * child is being watched. The only user of foreign functions and of signals.
 *
 * <p>Connecting a child to a task and a log belongs to {@code run.task}. Inspecting processes in general belongs to {@code machine}.
 */
@NullMarked
package taskmgmt.run;

import org.jspecify.annotations.NullMarked;
