/**
 * HTTP as values: requests, responses, problems, routes with their parameters, roles. It knows no library for HTTP, opens no file
 * and decides nothing about tasks.
 *
 * <p>Handlers belong to {@code serve.route}, those that return HTML to {@code serve.page}, sockets to {@code serve.http}.
 */
@NullMarked
package taskmgmt.serve;

import org.jspecify.annotations.NullMarked;
