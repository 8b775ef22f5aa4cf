/**
 * A run of a workflow, worked out from its definition and what the log has of it: which steps have ended and how, what may begin now,
 * and when all is over. Pure: the same record and the same moment give the same answer, so a run goes on after any crash. Nobody here
 * writes a log or starts a process.
 */
@NullMarked
package taskmgmt.workflow.run;

import org.jspecify.annotations.NullMarked;
