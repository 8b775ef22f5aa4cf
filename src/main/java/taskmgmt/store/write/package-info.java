/**
 * The one way into the logs: a transaction under the lock, with recovery before it and audit entries after it.
 */
@NullMarked
package taskmgmt.store.write;

import org.jspecify.annotations.NullMarked;
