/**
 * Kinds of work that come back in every house: under which names each is recorded, what has to be known of it, and when it counts as
 * verified. Pure: how the work is done, and how its outcome is recorded, does not belong here.
 */
@NullMarked
package taskmgmt.preset;

import org.jspecify.annotations.NullMarked;
