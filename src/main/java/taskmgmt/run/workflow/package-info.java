/**
 * Leads runs of workflows: runs the commands that the record says may begin, and has written what becomes of them. What may begin is
 * worked out in {@link taskmgmt.workflow.run} and decided under the lock of the log in {@link taskmgmt.change.workflow}.
 */
@NullMarked
package taskmgmt.run.workflow;

import org.jspecify.annotations.NullMarked;
