/**
 * The client side of the Model Context Protocol: using the tools of a server started as a child process. With {@code mcp.stdio}
 * the only user of the library for it.
 */
@NullMarked
package taskmgmt.mcp.client;

import org.jspecify.annotations.NullMarked;
