/**
 * The use cases of the queue: add a job, change a waiting one, take the next ones, run one again, requeue or purge dead letters,
 * add the jobs that a schedule makes due, and set the limits of a group. The order is decided in {@link taskmgmt.queue}; nothing
 * here runs a job.
 */
@NullMarked
package taskmgmt.change.queue;

import org.jspecify.annotations.NullMarked;
