/**
 * The method of forecasting: which earlier runs speak for a task, how their samples are pooled into one distribution,
 * and how its levels are recalibrated. Pure, in bounded memory, one value after another; what the values mean, where they
 * come from and how forecasts are reported does not belong here.
 */
@NullMarked
package taskmgmt.forecast.mixture;

import org.jspecify.annotations.NullMarked;
