/**
 * The verbs of {@code logs}.
 */
@NullMarked
package taskmgmt.cli.logs;

import org.jspecify.annotations.NullMarked;
