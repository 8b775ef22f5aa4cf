/**
 * Sockets: from the bytes of HTTP to a request and back, with limits on the input. The only user of the HTTP library; it decides
 * nothing.
 */
@NullMarked
package taskmgmt.serve.http;

import org.jspecify.annotations.NullMarked;
