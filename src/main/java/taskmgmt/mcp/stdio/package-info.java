/**
 * The Model Context Protocol over standard input and output; the only user of the library for it. The tools belong to {@code mcp}.
 */
@NullMarked
package taskmgmt.mcp.stdio;

import org.jspecify.annotations.NullMarked;
