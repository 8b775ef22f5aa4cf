/**
 * Verifying the logs against the audit log, and the audit log's own chain.
 */
@NullMarked
package taskmgmt.store.verify;

import org.jspecify.annotations.NullMarked;
