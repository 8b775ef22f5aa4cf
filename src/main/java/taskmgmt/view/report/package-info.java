/**
 * The reports as shown: statistics, trends, forecasts, anomalies, insights, deadlines, repairs, evidence, the dashboard. The
 * figures themselves belong to {@code report}, {@code forecast}, {@code anomaly} and {@code insight}.
 */
@NullMarked
package taskmgmt.view.report;

import org.jspecify.annotations.NullMarked;
