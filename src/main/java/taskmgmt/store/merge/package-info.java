/**
 * Merging two copies of one log.
 */
@NullMarked
package taskmgmt.store.merge;

import org.jspecify.annotations.NullMarked;
