/** The verbs of {@code handler} and {@code flag}: commands in versions, and features that only some tasks have. */
@NullMarked
package taskmgmt.cli.rollout;

import org.jspecify.annotations.NullMarked;
