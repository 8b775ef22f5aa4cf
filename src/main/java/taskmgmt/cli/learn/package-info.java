/**
 * {@code learn}: learning settings from the log, and showing them. Recording learning that other programs do belongs to {@code
 * cli.learning}.
 */
@NullMarked
package taskmgmt.cli.learn;

import org.jspecify.annotations.NullMarked;
