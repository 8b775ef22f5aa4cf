/**
 * {@code run} and {@code batch}: run commands as tasks. Running and recording belong to {@code run.task}; this package turns options into a
 * request.
 */
@NullMarked
package taskmgmt.cli.run;

import org.jspecify.annotations.NullMarked;
