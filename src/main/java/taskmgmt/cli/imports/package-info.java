/** The command that imports what other systems recorded. What records mean is said in {@code imports}. */
@NullMarked
package taskmgmt.cli.imports;

import org.jspecify.annotations.NullMarked;
