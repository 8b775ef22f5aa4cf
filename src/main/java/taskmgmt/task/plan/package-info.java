/**
 * The order in which tasks can and should be done: the dependency graph, and schedules over it. Pure.
 */
@NullMarked
package taskmgmt.task.plan;

import org.jspecify.annotations.NullMarked;
