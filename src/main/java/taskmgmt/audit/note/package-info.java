/**
 * Signed notes, and the keys that sign and verify them (C2SP signed-note, tlog-checkpoint). Pure: storing keys belongs to {@code
 * store.proof}.
 */
@NullMarked
package taskmgmt.audit.note;

import org.jspecify.annotations.NullMarked;
