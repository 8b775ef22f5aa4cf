/**
 * Forecasts of when a workflow run will end, and its critical steps: simulated many times with the past durations of its steps.
 * Pure; the same seed gives the same answer.
 */
@NullMarked
package taskmgmt.workflow.forecast;

import org.jspecify.annotations.NullMarked;
