/**
 * Calls that are tasks: called now and fetched later, even after a restart of either side, because each is a task of the registry.
 * It implements the methods that the protocol library lacks: those of 2025-11-25 and those of the extension {@code
 * io.modelcontextprotocol/tasks}. Everything known about a task is what commands print; other messages belong to {@code
 * mcp.session}.
 */
@NullMarked
package taskmgmt.mcp.task;

import org.jspecify.annotations.NullMarked;
