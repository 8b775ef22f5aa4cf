/**
 * Signing the audit log's head and proving what it covers; where the keys are kept.
 */
@NullMarked
package taskmgmt.store.proof;

import org.jspecify.annotations.NullMarked;
