/** The tables of an export as a script for psql. What is in them is {@code export}'s. */
@NullMarked
package taskmgmt.export.script;

import org.jspecify.annotations.NullMarked;
