/**
 * What is shown of workflows and their runs: keys, columns and pages. What they mean is worked out in {@code workflow} and
 * {@code workflow.run}.
 */
@NullMarked
package taskmgmt.view.workflow;

import org.jspecify.annotations.NullMarked;
