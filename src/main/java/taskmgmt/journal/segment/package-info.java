/**
 * A log as one sequence of bytes over several files: the active file, earlier segments, compressed segments.
 */
@NullMarked
package taskmgmt.journal.segment;

import org.jspecify.annotations.NullMarked;
