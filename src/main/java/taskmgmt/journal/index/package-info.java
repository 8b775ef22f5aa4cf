/**
 * Where the lines that concern a key are, kept beside a log and derived from it.
 */
@NullMarked
package taskmgmt.journal.index;

import org.jspecify.annotations.NullMarked;
