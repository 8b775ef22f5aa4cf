/**
 * One log as one run of bytes, whatever files hold it: the active file, earlier segments, compressed ones.
 */
@NullMarked
package taskmgmt.journal.segment;

import org.jspecify.annotations.NullMarked;
