/**
 * The verbs of {@code incident}.
 */
@NullMarked
package taskmgmt.cli.incident;

import org.jspecify.annotations.NullMarked;
