/**
 * What a workflow is: its definition as records, the reader that makes them from YAML and says what is wrong by line and column, and
 * the expressions and templates in it. Pure. What becomes of a run is {@code workflow.run}'s; nobody here reads a file or a log.
 */
@NullMarked
package taskmgmt.workflow;

import org.jspecify.annotations.NullMarked;
