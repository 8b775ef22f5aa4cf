/**
 * The audit log as shown: its entries, verification results, proofs and keys. Verifying and proving do not belong here.
 */
@NullMarked
package taskmgmt.view.audit;

import org.jspecify.annotations.NullMarked;
