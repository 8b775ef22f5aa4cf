/**
 * {@code run} and {@code batch}: run commands as tasks. Running and recording belong to {@code run.task}; this room turns options
 * into its request.
 */
@NullMarked
package taskmgmt.cli.run;

import org.jspecify.annotations.NullMarked;
