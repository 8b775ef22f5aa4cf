/**
 * What the tools of agents do: files within a workspace, programs and web servers of a list, the commands of this program, the tools of
 * servers. What each may touch was decided before the run began; nothing that comes out of a tool changes it.
 */
@NullMarked
package taskmgmt.run.agent.tool;

import org.jspecify.annotations.NullMarked;
