/**
 * Statistics over task runs: folds, exact sums, quantiles, robust estimates. Pure: reading lines belongs to {@code store},
 * interpreting figures to the reports. The only user of the libraries for sketches and statistics.
 */
@NullMarked
package taskmgmt.stats;

import org.jspecify.annotations.NullMarked;
