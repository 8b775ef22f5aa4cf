/**
 * Repairs of a whole log directory, as the doctor orders them.
 */
@NullMarked
package taskmgmt.store.mend;

import org.jspecify.annotations.NullMarked;
