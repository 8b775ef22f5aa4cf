/**
 * The Merkle tree over the audit log: its hashes, its heads, and proofs of inclusion and consistency (RFC 6962). Pure: reading
 * entries and storing subtrees belong to {@code store.proof}.
 */
@NullMarked
package taskmgmt.audit.tree;

import org.jspecify.annotations.NullMarked;
