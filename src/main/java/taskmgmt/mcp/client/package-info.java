/**
 * The other end of the Model Context Protocol: using the tools of a server that is started as a child of this process. With
 * {@code mcp.stdio} the only user of the library for it.
 */
@NullMarked
package taskmgmt.mcp.client;

import org.jspecify.annotations.NullMarked;
