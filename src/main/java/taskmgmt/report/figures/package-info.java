/**
 * The records of the statistics, their comparison and their trend. Gathering the figures belongs to {@code stats}.
 */
@NullMarked
package taskmgmt.report.figures;

import org.jspecify.annotations.NullMarked;
