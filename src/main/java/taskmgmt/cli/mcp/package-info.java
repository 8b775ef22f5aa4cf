/**
 * The verbs of {@code mcp}: serving agents by the Model Context Protocol, and telling their clients how. What is served is
 * {@code taskmgmt.mcp}'s.
 */
@NullMarked
package taskmgmt.cli.mcp;

import org.jspecify.annotations.NullMarked;
