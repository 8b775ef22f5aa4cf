/**
 * The first tasks of a list, found without loading the log: a {@link taskmgmt.stats.Fold} selects the top rows, and only these
 * tasks are then read in full. Options and rendering of lists do not belong here.
 */
@NullMarked
package taskmgmt.store.page;

import org.jspecify.annotations.NullMarked;
