/**
 * Checkpoints of the audit log as documents: tree heads, the notes and proofs that carry them, and holding them against a tree
 * (C2SP tlog-checkpoint, tlog-proof). Pure.
 */
@NullMarked
package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
