/**
 * The state of a workflow run, computed from its definition and its events: which steps have ended and how, which are ready, and
 * whether the run has ended. Pure: the same record and the same moment give the same answer, so a run continues after any crash.
 * Nothing here writes a log or starts a process.
 */
@NullMarked
package taskmgmt.workflow.run;

import org.jspecify.annotations.NullMarked;
