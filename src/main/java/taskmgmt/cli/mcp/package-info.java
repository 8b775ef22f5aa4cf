/**
 * The verbs of {@code mcp}: serving agents by the Model Context Protocol, and printing the settings of their clients. The tools
 * belong to {@code taskmgmt.mcp}.
 */
@NullMarked
package taskmgmt.cli.mcp;

import org.jspecify.annotations.NullMarked;
