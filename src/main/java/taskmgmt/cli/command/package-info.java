/**
 * What a command is made of: its parameters, how they are parsed, its session, its exit code, how it fails. The only package
 * besides {@code cli} that uses picocli. No command belongs here.
 */
@NullMarked
package taskmgmt.cli.command;

import org.jspecify.annotations.NullMarked;
