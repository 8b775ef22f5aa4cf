/**
 * The dashboard, as one record and the fold that fills it. Pure.
 */
@NullMarked
package taskmgmt.report.dashboard;

import org.jspecify.annotations.NullMarked;
