/**
 * The command line as a whole: the list of commands, help, and running a command. A command belongs to the package of its noun.
 */
@NullMarked
package taskmgmt.cli;

import org.jspecify.annotations.NullMarked;
