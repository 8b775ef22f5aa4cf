/**
 * The lock of a log directory, and who holds it.
 */
@NullMarked
package taskmgmt.journal.lock;

import org.jspecify.annotations.NullMarked;
