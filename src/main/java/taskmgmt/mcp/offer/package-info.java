/**
 * What {@code mcp} offers, handed to the library for the protocol; the commands behind it are run by whoever serves. How messages come and
 * go is {@code mcp.session}'s.
 */
@NullMarked
package taskmgmt.mcp.offer;

import org.jspecify.annotations.NullMarked;
