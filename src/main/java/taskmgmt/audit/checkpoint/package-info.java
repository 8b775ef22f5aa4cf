/**
 * Checkpoints of the audit log as documents: tree heads, the notes and proofs that contain them, and comparing them with a tree
 * (C2SP tlog-checkpoint, tlog-proof). Pure.
 */
@NullMarked
package taskmgmt.audit.checkpoint;

import org.jspecify.annotations.NullMarked;
