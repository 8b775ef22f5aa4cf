/**
 * The offer of {@code mcp} in the form of the protocol library; the commands behind it are run by the server that uses it. Sending
 * and receiving messages belongs to {@code mcp.session}.
 */
@NullMarked
package taskmgmt.mcp.offer;

import org.jspecify.annotations.NullMarked;
