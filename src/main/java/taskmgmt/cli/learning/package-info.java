/**
 * The verbs of {@code learning} and {@code governance}.
 */
@NullMarked
package taskmgmt.cli.learning;

import org.jspecify.annotations.NullMarked;
