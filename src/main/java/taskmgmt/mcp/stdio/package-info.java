/**
 * The Model Context Protocol over standard input and output. The offer belongs to {@code mcp.offer}.
 */
@NullMarked
package taskmgmt.mcp.stdio;

import org.jspecify.annotations.NullMarked;
