/**
 * What is kept in memory of a log directory by whoever reads it again and again. What is kept on the disk for that belongs to
 * {@code store.read}.
 */
@NullMarked
package taskmgmt.store.warm;

import org.jspecify.annotations.NullMarked;
