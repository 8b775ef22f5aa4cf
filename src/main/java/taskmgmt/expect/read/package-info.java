/** Reads from a log how the runs stand that are expected. What that means is {@code expect}'s. */
@NullMarked
package taskmgmt.expect.read;

import org.jspecify.annotations.NullMarked;
