/**
 * The first tasks of a list, found without loading the log: what a list begins with is gathered by a {@link taskmgmt.stats.Fold},
 * and only these tasks are then read whole. How a list is asked for and shown does not belong here.
 */
@NullMarked
package taskmgmt.store.page;

import org.jspecify.annotations.NullMarked;
