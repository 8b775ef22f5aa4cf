/**
 * Calls that are tasks: called now, fetched later, also after a restart of either side, since each is a task of the registry. Speaks the
 * methods that the library for the protocol has not: those of 2025-11-25 and those of the extension {@code io.modelcontextprotocol/tasks}. All that
 * is known of a task is what commands print; messages of anything else are {@code mcp.session}'s.
 */
@NullMarked
package taskmgmt.mcp.task;

import org.jspecify.annotations.NullMarked;
