/**
 * An index from a key to the offsets of its lines, stored beside a log and derived from it.
 */
@NullMarked
package taskmgmt.journal.index;

import org.jspecify.annotations.NullMarked;
