/**
 * What agents are offered through the Model Context Protocol, as data: tools with the schemas of their arguments, documents,
 * prompts, and the settings that clients need. Each tool is a command line of this program, so that it does, refuses and answers
 * the same. Pure; speaking the protocol belongs to {@code mcp.offer}, {@code mcp.session}, {@code mcp.task} and {@code mcp.stdio}.
 */
@NullMarked
package taskmgmt.mcp;

import org.jspecify.annotations.NullMarked;
