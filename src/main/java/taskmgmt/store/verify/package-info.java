/**
 * Verifying the logs against the audit log, and the audit log's own chain. Read-only: the pure checks belong to
 * {@code audit}, proofs and checkpoints to {@code store.proof}.
 */
@NullMarked
package taskmgmt.store.verify;

import org.jspecify.annotations.NullMarked;
