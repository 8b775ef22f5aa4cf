/**
 * The verbs that report: statistics, forecasts, anomalies, deadlines, evidence.
 */
@NullMarked
package taskmgmt.cli.report;

import org.jspecify.annotations.NullMarked;
