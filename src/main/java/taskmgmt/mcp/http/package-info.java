/**
 * Sessions of the Model Context Protocol whose messages come one by one, as over HTTP (its streamable HTTP transport). What a request and
 * an answer of HTTP look like is {@code serve.agent}'s.
 */
@NullMarked
package taskmgmt.mcp.http;

import org.jspecify.annotations.NullMarked;
