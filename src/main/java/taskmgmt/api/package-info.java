/**
 * The face of the product for Java programs: report work with a {@link taskmgmt.api.TaskReporter}, or hand it to a
 * {@link taskmgmt.api.TaskManager} that runs it. What is written is what the command line writes, through the same use cases, and
 * is read by the same commands. Nothing of the command line belongs here, and no decision about a task.
 *
 * <p>Everything public here may be shared between threads, unless it says otherwise. A change that a method makes is durable when
 * the method returns. What is refused throws {@link taskmgmt.task.RefusedException}, and nothing of it is written; logs that are damaged,
 * cannot be written or stay locked throw {@link java.io.IOException}.
 */
@NullMarked
package taskmgmt.api;

import org.jspecify.annotations.NullMarked;
