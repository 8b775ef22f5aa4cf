/**
 * Options that several commands share, and their effects. Options of a single command belong to that command, parsing
 * to {@code cli.command}.
 */
@NullMarked
package taskmgmt.cli.option;

import org.jspecify.annotations.NullMarked;
