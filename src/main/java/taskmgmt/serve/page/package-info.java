/**
 * Routes that answer pages of HTML to people, as {@code Route.page(…)} with what {@code Frame} is around: what they show comes from
 * {@code Readings}, as for programs, and what they do goes through {@code PageActions} to the same use cases, after a page that asks. A page is added to the list
 * in {@code Pages}, which is the only entrance; its scripts and styles are resources of this room, and from nowhere else.
 *
 * <p>What answers JSON does not belong here, nor does anything that decides.
 */
@NullMarked
package taskmgmt.serve.page;

import org.jspecify.annotations.NullMarked;
