/**
 * The positions up to which the audit log vouches for the other logs of the directory.
 */
@NullMarked
package taskmgmt.store.heads;

import org.jspecify.annotations.NullMarked;
