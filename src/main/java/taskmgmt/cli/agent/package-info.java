/** The verbs of {@code agent}: what was asked is parsed, and what came of it rendered. */
@NullMarked
package taskmgmt.cli.agent;

import org.jspecify.annotations.NullMarked;
