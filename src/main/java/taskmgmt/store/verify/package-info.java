/**
 * Holding the logs against the audit log, and the audit log against itself.
 */
@NullMarked
package taskmgmt.store.verify;

import org.jspecify.annotations.NullMarked;
