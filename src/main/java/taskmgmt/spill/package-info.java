/**
 * Bringing into order what does not fit in memory, by temporary files. What is sorted, and by what, belongs to those who use
 * it; the files of a log directory belong to {@code journal}.
 */
@NullMarked
package taskmgmt.spill;

import org.jspecify.annotations.NullMarked;
