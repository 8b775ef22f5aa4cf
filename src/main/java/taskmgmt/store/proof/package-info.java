/**
 * Signing the audit log's head, proving entries under it, and storing the keys. The tree and the proofs as values
 * belong to {@code audit.tree}, signed notes to {@code audit.note}.
 */
@NullMarked
package taskmgmt.store.proof;

import org.jspecify.annotations.NullMarked;
