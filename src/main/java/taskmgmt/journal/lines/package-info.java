/**
 * Lines of a log: appending them, scanning them forwards and backwards, following them as they grow. What a line means does
 * not belong here.
 */
@NullMarked
package taskmgmt.journal.lines;

import org.jspecify.annotations.NullMarked;
