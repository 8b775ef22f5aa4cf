/** The verbs of {@code handler} and {@code flag}: versioned commands, and features for a percentage of tasks. */
@NullMarked
package taskmgmt.cli.rollout;

import org.jspecify.annotations.NullMarked;
