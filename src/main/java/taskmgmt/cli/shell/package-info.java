/**
 * {@code shell}: commands one after the other in one process, typed or from a script; the only user, with {@code cli.top}, of the
 * library for terminals. And {@code shell-init}: functions for shells that report to the bus. {@code cli} knows the commands, and
 * passes them in as a {@link taskmgmt.cli.shell.ShellCommands.Vocabulary}.
 */
@NullMarked
package taskmgmt.cli.shell;

import org.jspecify.annotations.NullMarked;
