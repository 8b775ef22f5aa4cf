/**
 * The endpoint for agents: sessions of the Model Context Protocol over HTTP, who may have one, and what each may call. What is offered
 * belongs to {@code mcp}, the protocol to {@code mcp.session}, whose library is loaded when the first agent connects.
 */
@NullMarked
package taskmgmt.serve.agent;

import org.jspecify.annotations.NullMarked;
