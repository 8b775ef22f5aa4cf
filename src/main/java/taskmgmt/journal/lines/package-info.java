/**
 * Lines of a log: appending them, scanning them forwards and backwards, following them as they grow. The meaning of a line does
 * not belong here.
 */
@NullMarked
package taskmgmt.journal.lines;

import org.jspecify.annotations.NullMarked;
