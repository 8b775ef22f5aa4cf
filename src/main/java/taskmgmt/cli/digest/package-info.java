/**
 * The verbs of {@code report}: pages that sum up a period. They ask the other reports for their data, and decide no figure.
 */
@NullMarked
package taskmgmt.cli.digest;

import org.jspecify.annotations.NullMarked;
