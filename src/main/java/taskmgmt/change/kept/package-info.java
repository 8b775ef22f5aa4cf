/**
 * Lists of named entries in JSON files of the log directory, such as those of integrations and triggers: how one is read, replaced as a
 * whole under the lock of the log, and what is on record of a change.
 *
 * <p>What an entry is and means belongs to its own room.
 */
@NullMarked
package taskmgmt.change.kept;

import org.jspecify.annotations.NullMarked;
