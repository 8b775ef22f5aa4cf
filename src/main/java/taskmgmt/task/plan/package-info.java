/**
 * In which order tasks can and should be done: the graph of what depends on what, and schedules over it. Pure.
 */
@NullMarked
package taskmgmt.task.plan;

import org.jspecify.annotations.NullMarked;
