/**
 * Deadlines met and missed, and tasks that make no progress. Pure.
 */
@NullMarked
package taskmgmt.report.deadline;

import org.jspecify.annotations.NullMarked;
