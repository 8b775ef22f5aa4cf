/**
 * How far the audit log vouches for every other log of the directory.
 */
@NullMarked
package taskmgmt.store.heads;

import org.jspecify.annotations.NullMarked;
