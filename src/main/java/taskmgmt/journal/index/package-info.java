/**
 * Indexes from a key to the offsets of its lines, and of names by how they begin or end; stored beside a log and
 * derived from it. What the keys mean does not belong here.
 */
@NullMarked
package taskmgmt.journal.index;

import org.jspecify.annotations.NullMarked;
