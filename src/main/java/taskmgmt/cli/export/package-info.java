/** The verbs of {@code export}: the logs as tables. Their contents are defined in {@code taskmgmt.export}. */
@NullMarked
package taskmgmt.cli.export;

import org.jspecify.annotations.NullMarked;
