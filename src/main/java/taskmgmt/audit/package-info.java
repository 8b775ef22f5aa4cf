/**
 * What makes the audit log evidence: entries, the hash chain, the Merkle tree with its proofs, signed notes and keys, and the
 * verifier, as functions over bytes.
 * Pure: no files, threads, clock or JSON library belong here.
 */
@NullMarked
package taskmgmt.audit;

import org.jspecify.annotations.NullMarked;
