/** The tables of an export as a script for psql. Their contents belong to {@code export}. */
@NullMarked
package taskmgmt.export.script;

import org.jspecify.annotations.NullMarked;
