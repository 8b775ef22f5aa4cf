/**
 * Temporary files, and sorting with them what does not fit in memory. The records and their order belong to the callers; the files of
 * a log directory belong to {@code journal}.
 */
@NullMarked
package taskmgmt.spill;

import org.jspecify.annotations.NullMarked;
