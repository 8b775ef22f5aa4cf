/**
 * Workflow definitions: the records, the YAML parser that reports errors by line and column, and the expressions and templates.
 * Pure. Runs belong to {@code workflow.run}; nothing here reads a file or a log.
 */
@NullMarked
package taskmgmt.workflow;

import org.jspecify.annotations.NullMarked;
