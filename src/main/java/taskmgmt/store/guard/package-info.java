/**
 * Checks on a change before it is written: the policy, governance, redaction.
 */
@NullMarked
package taskmgmt.store.guard;

import org.jspecify.annotations.NullMarked;
