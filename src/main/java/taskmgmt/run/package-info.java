/**
 * Starts child processes, watches and ends them: their streams, signals, figures, and the lock by which others know that somebody
 * watches. The only user of foreign functions and of signals.
 *
 * <p>What a child has to do with a task and a log is {@code run.task}'s. Looking at processes in general is {@code machine}'s.
 */
@NullMarked
package taskmgmt.run;

import org.jspecify.annotations.NullMarked;
