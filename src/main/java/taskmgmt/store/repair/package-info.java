/**
 * Repairs of a whole log directory, on behalf of the doctor. Finding problems belongs to {@code doctor}, repairing one
 * file to {@code journal.repair}.
 */
@NullMarked
package taskmgmt.store.repair;

import org.jspecify.annotations.NullMarked;
