/**
 * What answers over HTTP: the table of routes, and for each of them how a call becomes a request to a use case of {@code change}, or
 * what the command line would read, and how its result becomes an answer. Nothing is decided about tasks here, and nothing known of
 * sockets.
 *
 * <p>A route is added to the list of its kind ({@code TaskRoutes}, {@code ReadRoutes}, …); a new list to {@code Api}. One that
 * answers a page belongs to {@code serve.page}.
 */
@NullMarked
package taskmgmt.serve.route;

import org.jspecify.annotations.NullMarked;
