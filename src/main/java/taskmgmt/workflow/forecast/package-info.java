/**
 * When a run of a workflow will probably be over, and which of its steps that hangs on: played through many times with the durations that
 * its steps have had. Pure; the same seed gives the same answer.
 */
@NullMarked
package taskmgmt.workflow.forecast;

import org.jspecify.annotations.NullMarked;
