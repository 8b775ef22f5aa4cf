/**
 * The use cases of workflows: keep a version of a definition, start a run, record what has become of its steps and begin the next ones,
 * cancel, approve, open a run again. What follows from a record is worked out in {@link taskmgmt.workflow.run}; nobody here runs anything.
 */
@NullMarked
package taskmgmt.change.workflow;

import org.jspecify.annotations.NullMarked;
