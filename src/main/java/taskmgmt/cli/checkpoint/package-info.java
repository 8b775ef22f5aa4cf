/**
 * Options for checkpoints of the audit log that were kept elsewhere: naming them, verifying them, and finding what they cover.
 * Making checkpoints and verifying the log belong to {@code cli.audit}.
 */
@NullMarked
package taskmgmt.cli.checkpoint;

import org.jspecify.annotations.NullMarked;
