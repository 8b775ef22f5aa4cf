/**
 * The address for agents: sessions of the Model Context Protocol over HTTP, who may have one, and what each may call. What is offered is
 * {@code mcp}'s, and the protocol {@code mcp.session}'s, whose library is loaded when the first agent comes.
 */
@NullMarked
package taskmgmt.serve.agent;

import org.jspecify.annotations.NullMarked;
