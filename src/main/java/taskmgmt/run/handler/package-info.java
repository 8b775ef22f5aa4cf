/**
 * What a worker does for tasks that are no command: leads runs of workflows, asks web servers, has agents work. What each of these is, is
 * in rooms of its own; how a task of the queue comes to be done at all, in {@link taskmgmt.run.worker}.
 */
@NullMarked
package taskmgmt.run.handler;

import org.jspecify.annotations.NullMarked;
