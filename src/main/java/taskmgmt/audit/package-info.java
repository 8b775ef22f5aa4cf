/**
 * What makes the audit log evidence: entries, the hash chain, and the verifier, as functions over bytes.
 * Pure: no files, threads, clock or JSON library belong here.
 */
@NullMarked
package taskmgmt.audit;

import org.jspecify.annotations.NullMarked;
