/**
 * Damage to a log file, and repairs that keep what they take out. When a repair is due is decided in {@code store}.
 */
@NullMarked
package taskmgmt.journal.mend;

import org.jspecify.annotations.NullMarked;
