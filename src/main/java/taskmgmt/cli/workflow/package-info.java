/**
 * The verbs of {@code workflow}: definitions, runs, and what people do to a run. What leads a run is {@code run.workflow}'s.
 */
@NullMarked
package taskmgmt.cli.workflow;

import org.jspecify.annotations.NullMarked;
