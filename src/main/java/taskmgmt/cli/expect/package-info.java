/** The verbs of {@code expect}: expected runs, and those that are missing. The rules belong to the room {@code expect}. */
@NullMarked
package taskmgmt.cli.expect;

import org.jspecify.annotations.NullMarked;
