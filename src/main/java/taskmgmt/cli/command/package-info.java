/**
 * The parts of a command: its parameters and their parsing, its session, its exit code, its errors. The only package besides
 * {@code cli} that uses picocli. No command belongs here.
 */
@NullMarked
package taskmgmt.cli.command;

import org.jspecify.annotations.NullMarked;
