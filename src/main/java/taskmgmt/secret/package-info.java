/**
 * Sealed credentials of other systems, and the keys that seal and open them. Knows no file. Storing and changing them belongs to
 * {@code change.secret}.
 */
@NullMarked
package taskmgmt.secret;

import org.jspecify.annotations.NullMarked;
