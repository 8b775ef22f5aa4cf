/**
 * The server side of the Model Context Protocol, as data: tools with the schemas of their arguments, resources, prompts, and the
 * settings of clients. Each tool is a command line of this program, with the same effects, refusals and answers. Pure; the
 * protocol itself belongs to {@code mcp.stdio}.
 */
@NullMarked
package taskmgmt.mcp;

import org.jspecify.annotations.NullMarked;
