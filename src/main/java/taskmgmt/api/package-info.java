/**
 * The API for Java programs: report work with a {@link taskmgmt.api.TaskReporter}, or hand it to a {@link
 * taskmgmt.api.TaskManager} that runs it. It writes the same records as the command line, through the same use cases, and the
 * same commands read them. Nothing of the command line belongs here, and no decision about a task.
 *
 * <p>Everything public here may be shared between threads, unless it says otherwise. A change is durable when its method returns.
 * A refused change throws {@link taskmgmt.task.RefusedException} and writes nothing; logs that are damaged, cannot be written or
 * stay locked throw {@link java.io.IOException}.
 */
@NullMarked
package taskmgmt.api;

import org.jspecify.annotations.NullMarked;
