/**
 * What HTTP is made of here, as values: requests, responses, problems, routes and what is read from them, roles. It knows no
 * library for HTTP, opens no file and decides nothing about tasks.
 *
 * <p>Handlers belong to {@code serve.route}, those that answer a page of HTML to {@code serve.page}, sockets to {@code serve.http}.
 */
@NullMarked
package taskmgmt.serve;

import org.jspecify.annotations.NullMarked;
