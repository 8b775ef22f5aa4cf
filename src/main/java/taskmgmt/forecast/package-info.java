/**
 * Forecasts of durations: predictions from ended runs, their uncertainty, and their past accuracy. Pure: reading runs belongs to
 * {@code store}, descriptive statistics to {@code stats}.
 */
@NullMarked
package taskmgmt.forecast;

import org.jspecify.annotations.NullMarked;
