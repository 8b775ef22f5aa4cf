/**
 * Time to repair: per failure mode, against targets, over time, and whether faults recur. Pure.
 */
@NullMarked
package taskmgmt.report.repair;

import org.jspecify.annotations.NullMarked;
