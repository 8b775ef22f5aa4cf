/**
 * The use cases of workflows: store a version of a definition, start a run, record the ends of its steps and start the next ones,
 * cancel, approve, retry a run. Which steps come next is computed in {@link taskmgmt.workflow.run}; nothing here runs a command.
 */
@NullMarked
package taskmgmt.change.workflow;

import org.jspecify.annotations.NullMarked;
