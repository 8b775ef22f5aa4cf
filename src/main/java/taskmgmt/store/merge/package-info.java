/**
 * Merging two copies of one log, and copying a log: backups and restoring them. Verifying a log belongs to
 * {@code store.verify}.
 */
@NullMarked
package taskmgmt.store.merge;

import org.jspecify.annotations.NullMarked;
