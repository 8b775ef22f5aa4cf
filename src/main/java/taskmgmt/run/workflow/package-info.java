/**
 * Leads workflow runs: runs the commands of the steps that are ready, and has their ends recorded. Which steps are ready is
 * computed in {@link taskmgmt.workflow.run} and decided under the lock of the log in {@link taskmgmt.change.workflow}.
 */
@NullMarked
package taskmgmt.run.workflow;

import org.jspecify.annotations.NullMarked;
