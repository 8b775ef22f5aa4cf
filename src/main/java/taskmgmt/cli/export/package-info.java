/** The verbs of {@code export}: the logs as tables. What is in them is {@code taskmgmt.export}'s. */
@NullMarked
package taskmgmt.cli.export;

import org.jspecify.annotations.NullMarked;
