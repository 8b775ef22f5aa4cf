/**
 * What reports share: percentages, means, tallies, windows of time. A report itself belongs to one of the packages below.
 */
@NullMarked
package taskmgmt.report;

import org.jspecify.annotations.NullMarked;
