/**
 * Sockets: from the bytes of HTTP to a request and back, and limits on what is read from them. The only user of the library for it;
 * it decides nothing.
 */
@NullMarked
package taskmgmt.serve.http;

import org.jspecify.annotations.NullMarked;
