/**
 * The Model Context Protocol over standard input and output. What is offered is {@code mcp.offer}'s.
 */
@NullMarked
package taskmgmt.mcp.stdio;

import org.jspecify.annotations.NullMarked;
