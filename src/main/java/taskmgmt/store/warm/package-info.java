/**
 * An in-memory cache of a log directory for long-running readers. On-disk caches belong to {@code store.read}.
 */
@NullMarked
package taskmgmt.store.warm;

import org.jspecify.annotations.NullMarked;
