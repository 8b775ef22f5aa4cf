/**
 * {@code learn}: learning from the log, and what was learned. What is recorded as learned by others is {@code cli.learning}'s.
 */
@NullMarked
package taskmgmt.cli.learn;

import org.jspecify.annotations.NullMarked;
