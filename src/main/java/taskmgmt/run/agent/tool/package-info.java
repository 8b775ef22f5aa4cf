/**
 * The tools of agents: files in a workspace, listed programs and web servers, the commands of this program, the tools of MCP
 * servers. What each may touch is fixed before the run begins; no output of a tool changes it.
 */
@NullMarked
package taskmgmt.run.agent.tool;

import org.jspecify.annotations.NullMarked;
