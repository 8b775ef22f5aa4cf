/**
 * The verbs of {@code task}.
 */
@NullMarked
package taskmgmt.cli.task;

import org.jspecify.annotations.NullMarked;
