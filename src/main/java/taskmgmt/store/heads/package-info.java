/**
 * The positions up to which the audit log vouches for the other logs of the directory, and whether only this program
 * has written to them. Reading the logs' records belongs to {@code store.read}, writing to {@code store.write}.
 */
@NullMarked
package taskmgmt.store.heads;

import org.jspecify.annotations.NullMarked;
