/**
 * Lists of named entries in JSON files of the log directory, such as those of integrations and triggers: reading a list,
 * replacing it as a whole under the lock of the log, and recording the change.
 *
 * <p>The entries themselves belong to their own rooms.
 */
@NullMarked
package taskmgmt.change.kept;

import org.jspecify.annotations.NullMarked;
