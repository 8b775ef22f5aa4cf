/**
 * Which ids there are in the registry that begin or end in some way, found without reading all of it. What a task of such an id is like
 * does not belong here.
 */
@NullMarked
package taskmgmt.store.ids;

import org.jspecify.annotations.NullMarked;
