/** Reads the logs for an export: in pieces, from where the one before ended, which it can tell from another log's place. */
@NullMarked
package taskmgmt.export.read;

import org.jspecify.annotations.NullMarked;
