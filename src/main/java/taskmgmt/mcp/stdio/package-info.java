/**
 * The Model Context Protocol over standard input and output; the only user of the library for it. What is offered is {@code mcp}'s.
 */
@NullMarked
package taskmgmt.mcp.stdio;

import org.jspecify.annotations.NullMarked;
