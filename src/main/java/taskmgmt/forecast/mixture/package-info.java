/**
 * The forecasting method: which earlier runs are relevant for a task, how their samples are pooled into one distribution, and how
 * its levels are recalibrated. Pure, online, in bounded memory; the meaning and source of the values and the reporting of
 * forecasts do not belong here.
 */
@NullMarked
package taskmgmt.forecast.mixture;

import org.jspecify.annotations.NullMarked;
