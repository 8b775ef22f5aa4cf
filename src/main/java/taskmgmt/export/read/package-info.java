/** Reads the logs for an export in chunks, from the end of the previous export; it notices if that position belongs to another log. */
@NullMarked
package taskmgmt.export.read;

import org.jspecify.annotations.NullMarked;
