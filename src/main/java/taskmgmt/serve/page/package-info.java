/**
 * Routes that answer pages of HTML to people, as {@code Route.get(…).answering("text/html")} with {@code Response.html(…)}: what they
 * show comes from {@code Readings}, as for programs, and what they do goes to the routes that programs use. A page is added to the list
 * in {@code Pages}, which is the only entrance; its scripts and styles are resources of this room, and from nowhere else.
 *
 * <p>What answers JSON does not belong here, nor does anything that decides.
 */
@NullMarked
package taskmgmt.serve.page;

import org.jspecify.annotations.NullMarked;
