/**
 * Two copies of one log as one.
 */
@NullMarked
package taskmgmt.store.merge;

import org.jspecify.annotations.NullMarked;
