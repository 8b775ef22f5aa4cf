/**
 * The use cases of the queue: add a job, change one that waits, take the next ones, have one run again, open those that failed again, give up dead ones, bring in what is due by a schedule, and set what holds for a
 * group. What is decided about the order is in {@link taskmgmt.queue}; nobody here runs anything.
 */
@NullMarked
package taskmgmt.change.queue;

import org.jspecify.annotations.NullMarked;
