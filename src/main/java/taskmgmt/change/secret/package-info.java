/**
 * Storing credentials of other systems: the file of sealed credentials in the log directory, the key ring outside of it, and the
 * changes to both. Sealing belongs to {@code secret}.
 */
@NullMarked
package taskmgmt.change.secret;

import org.jspecify.annotations.NullMarked;
