/**
 * The routes of the HTTP API: the table of routes, and for each the conversion of a call to a request of a use case in {@code
 * change}, or to a reading command, and of its result to a response. No decisions about tasks and no sockets belong here.
 *
 * <p>A route is added to the list of its kind ({@code TaskRoutes}, {@code ReadRoutes}, …); a new list to {@code Api}. A route
 * that returns a page belongs to {@code serve.page}.
 */
@NullMarked
package taskmgmt.serve.route;

import org.jspecify.annotations.NullMarked;
