/**
 * Keeping credentials of other systems: the file in the log directory that has them sealed, the ring of keys outside of it, and what is done to
 * both. What is sealed, and how, is {@code secret}'s.
 */
@NullMarked
package taskmgmt.change.secret;

import org.jspecify.annotations.NullMarked;
