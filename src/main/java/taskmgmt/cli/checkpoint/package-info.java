/**
 * Checkpoints of the audit log that somebody kept elsewhere, as options of commands: naming them, believing them, and asking what is under
 * them. Making them, and verifying the log, are {@code cli.audit}'s.
 */
@NullMarked
package taskmgmt.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
