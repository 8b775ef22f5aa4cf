/**
 * The one way into the logs: a transaction under the lock, with recovery before it and audit entries after it. What to
 * write is decided in {@code change}, and whether that is admitted in {@code store.guard}.
 */
@NullMarked
package taskmgmt.store.write;

import org.jspecify.annotations.NullMarked;
