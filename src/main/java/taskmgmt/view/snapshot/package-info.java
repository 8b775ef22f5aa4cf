/**
 * How a task progressed and what it used meanwhile: its reports as rows, and its figures as charts over time. Reading the log does not
 * belong here, nor how charts are drawn.
 */
@NullMarked
package taskmgmt.view.snapshot;

import org.jspecify.annotations.NullMarked;
