/**
 * What the audit log looks like: its entries, what verifying it has found, proofs and keys. Verifying and proving do not belong
 * here.
 */
@NullMarked
package taskmgmt.view.audit;

import org.jspecify.annotations.NullMarked;
