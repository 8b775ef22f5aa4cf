/**
 * Admission of requests: keys and their rate limits, browser sessions, allowed host names, form tokens.
 *
 * <p>The role that a request needs is declared with its route, in {@code serve.route}.
 */
@NullMarked
package taskmgmt.serve.gate;

import org.jspecify.annotations.NullMarked;
