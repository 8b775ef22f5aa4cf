/**
 * The verbs of {@code workflow}: definitions, runs, and actions on a run. Leading a run belongs to {@code run.workflow}.
 */
@NullMarked
package taskmgmt.cli.workflow;

import org.jspecify.annotations.NullMarked;
