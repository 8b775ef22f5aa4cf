/**
 * Who may come in: keys and how often they may ask, sessions of browsers, hosts that a request may be meant for, forms that are meant.
 *
 * <p>What somebody may do who is in stands with the routes, in {@code serve.route}.
 */
@NullMarked
package taskmgmt.serve.gate;

import org.jspecify.annotations.NullMarked;
