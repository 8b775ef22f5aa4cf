/** The verbs of {@code expect}: which runs are expected, and which did not come. What that means is {@code expect}'s, the room. */
@NullMarked
package taskmgmt.cli.expect;

import org.jspecify.annotations.NullMarked;
