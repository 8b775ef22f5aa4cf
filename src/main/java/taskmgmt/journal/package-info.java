/**
 * Append-only files of lines: appending, locking, scanning, repairing a torn tail, following, and
 * rotating into segments, through which all offsets count.
 * What a line means does not belong here.
 */
@NullMarked
package taskmgmt.journal;

import org.jspecify.annotations.NullMarked;
