/**
 * Credentials of other systems, sealed: what a sealed one is, and the keys that seal and open it. Knows no file. What is done with them is
 * {@code change.secret}'s.
 */
@NullMarked
package taskmgmt.secret;

import org.jspecify.annotations.NullMarked;
