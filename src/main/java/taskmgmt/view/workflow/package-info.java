/**
 * Workflows and their runs as shown: keys, columns and pages. Their meaning belongs to {@code workflow} and {@code workflow.run}.
 */
@NullMarked
package taskmgmt.view.workflow;

import org.jspecify.annotations.NullMarked;
