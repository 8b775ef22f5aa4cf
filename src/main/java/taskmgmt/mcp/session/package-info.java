/**
 * Messages of the Model Context Protocol and their answers, one by one, independent of the transport: sessions of its versions up
 * to 2025-11-25, and 2026-07-28, which has no sessions. The offer belongs to {@code mcp.offer}, calls that are tasks to {@code
 * mcp.task}, transport over lines and HTTP to {@code mcp.stdio} and {@code serve.agent}.
 */
@NullMarked
package taskmgmt.mcp.session;

import org.jspecify.annotations.NullMarked;
