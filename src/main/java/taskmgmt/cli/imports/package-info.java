/** The command that imports records of other systems. Their meaning is defined in {@code imports}. */
@NullMarked
package taskmgmt.cli.imports;

import org.jspecify.annotations.NullMarked;
