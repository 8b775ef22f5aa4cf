/** Reads the state of expected runs from a log. The rules belong to {@code expect}. */
@NullMarked
package taskmgmt.expect.read;

import org.jspecify.annotations.NullMarked;
