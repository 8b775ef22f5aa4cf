/**
 * Signing the audit log's head, proving entries under it, and storing the keys.
 */
@NullMarked
package taskmgmt.store.proof;

import org.jspecify.annotations.NullMarked;
