/**
 * The command line: one class a command, the options they share, and the mapping from failures to exit codes.
 */
@NullMarked
package taskmgmt.cli;

import org.jspecify.annotations.NullMarked;
