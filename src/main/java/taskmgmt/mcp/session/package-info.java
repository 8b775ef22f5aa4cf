/**
 * Messages of the Model Context Protocol and their answers, one by one, however they come and go: sessions of its versions to 2025-11-25, and
 * 2026-07-28, which knows none. What is offered is {@code mcp.offer}'s, calls that are tasks are {@code mcp.task}'s, lines and HTTP are {@code mcp.stdio}'s and
 * {@code serve.agent}'s.
 */
@NullMarked
package taskmgmt.mcp.session;

import org.jspecify.annotations.NullMarked;
