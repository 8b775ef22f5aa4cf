/**
 * Damage to a log file, and repairs that keep every byte they remove. {@code store} decides when to repair.
 */
@NullMarked
package taskmgmt.journal.repair;

import org.jspecify.annotations.NullMarked;
