/**
 * Statistics over task runs: folds, exact sums, quantiles, robust estimates. Pure: which lines there are is the business
 * of {@code store}, what a figure means to people that of the reports. The only user of the libraries for sketches and
 * statistics.
 */
@NullMarked
package taskmgmt.stats;

import org.jspecify.annotations.NullMarked;
