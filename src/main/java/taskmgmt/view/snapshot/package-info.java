/**
 * The progress of a task and the resources it used: its reports as rows, and its figures as charts over time. Neither reading the log nor
 * drawing charts belongs here.
 */
@NullMarked
package taskmgmt.view.snapshot;

import org.jspecify.annotations.NullMarked;
