/**
 * How a worker does tasks other than commands: it leads workflow runs, sends web requests, or runs agents. Each of these belongs
 * to a room of its own; taking tasks from the queue belongs to {@link taskmgmt.run.worker}.
 */
@NullMarked
package taskmgmt.run.handler;

import org.jspecify.annotations.NullMarked;
