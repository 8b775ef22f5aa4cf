/**
 * Append-only files of lines: appending, locking, scanning, repairing a torn tail, following.
 * What a line means does not belong here.
 */
@NullMarked
package taskmgmt.journal;

import org.jspecify.annotations.NullMarked;
