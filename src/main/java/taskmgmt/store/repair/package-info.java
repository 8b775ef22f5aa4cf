/**
 * Repairs of a whole log directory, as the doctor orders them.
 */
@NullMarked
package taskmgmt.store.repair;

import org.jspecify.annotations.NullMarked;
